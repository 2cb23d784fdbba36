"""Differences (差异): the office hears of each, and somebody settles it, once, with a reason and their name."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from approvals.people import directory
from approvals.people.models import Role
from notifications import outbox
from workflow.registers.models import CabinetEvent, Difference, Passport

from .life import What, happened
from .places import place

Kind = Difference.Kind
EVENT, ALARM = "passports.difference", "cabinet.alarm"


def tell(
    kind: str, *, now: datetime, event: CabinetEvent | None = None, passport: Passport | None = None, box: str = "", slot: str = "",
    **facts: Any,
) -> Difference:  # fmt: skip
    """Write a difference that a cabinet's event leaves down, and tell custodians and office."""
    found = Difference.objects.create(
        kind=kind, event=event, passport=passport, box=box, found_box=box if slot else "", found_slot=slot, facts=facts, at=now
    )
    outbox.tell(
        ALARM if kind == Kind.ALARM else EVENT, about=found, to=the_office(now=now), now=now, key=str(found.pk),
        place=found.found_place or box, what=facts.get("alarm") or kind,
    )  # fmt: skip
    return found


def the_office(*, now: datetime) -> list[Any]:
    """Custodians and the foreign-affairs office, each once."""
    today = timezone.localdate(now)
    people = {person.pk: person for role in (Role.CUSTODIAN, Role.FAO) for person in directory.having_role(role, on=today)}
    return list(people.values())


@transaction.atomic
def settle(difference_id: int, *, why: str, by: Any, now: datetime, adopt: bool = False) -> Difference:
    """Settle a difference (处理差异); ``adopt``: where the document was found is its place from now on.

    Raises NotComplete without a reason, NotNow where it is settled already or the place is another document's.
    """
    if not why.strip():
        raise NotComplete(_("Say how it was settled."))
    found = Difference.objects.select_for_update(of=("self",)).select_related("passport").get(pk=difference_id)
    if found.settled_at:
        raise NotNow(_("This difference is settled already."))
    if adopt and found.passport and found.found_place:
        place(found.passport, box=found.found_box, slot=found.found_slot, by=by, now=now, why=why)
    found.settled_at, found.settled_by, found.settled_why = now, by, why.strip()
    found.save(update_fields=["settled_at", "settled_by", "settled_why"])
    if found.passport:
        happened(found.passport, What.SETTLED, by=by, now=now, why=why, difference=found.kind)
    return found
