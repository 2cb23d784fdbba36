"""Fetching at the cabinet (柜取): a custodian allows one drawing beforehand; the rules of the drawing are asked at the door.

Whether the door opens is found out by taking the step and undoing it: so page, cabinet and clock know the same rules.
"""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours, Refusal
from workflow.core import kinds
from workflow.core.models import Participant
from workflow.core.steps import take
from workflow.registers.models import Cabinet, Fetch, Loan, Passport

from .custody import belongs_to
from .life import What, happened
from .owed import DRAW

TAKE_BACK = "take_passport_back"


def travels(passport: Passport) -> list[Participant]:
    """For which running trips a document may be wanted: its holder travels, and the kind hands documents out."""
    codes = [kind.code for kind in kinds.installed() if DRAW in kind.life.rights]
    whose = {"person": passport.holder_id} if passport.holder_id else {"person": None, "name": passport.holder_name}
    rows = Participant.objects.filter(**whose, dropped_at=None, matter__kind__in=codes, matter__ended_at=None)
    rows = rows.exclude(matter__state__in=["draft", "archived"]).select_related("matter", "person").order_by("matter__starts_on")
    return list(rows)


@transaction.atomic
def allow(
    passport_id: int, *, participant: Participant, purpose: str, person: Any, until: date, by: Any, now: datetime
) -> Fetch:  # fmt: skip
    """A custodian lets somebody fetch a document at its cabinet, for one drawing, until a day (批准柜取).

    Raises NotYours, where the drawing would not be theirs to make; NotComplete and NotNow for a document that lies in no
    cabinet, is not of that traveller, is not here, or may be fetched already.
    """
    today = timezone.localdate(now)
    passport = Passport.objects.select_for_update().get(pk=passport_id)
    matter = participant.matter
    kinds.get(matter.kind).life.admit(matter, DRAW, by=by, on=today)
    complaints = [
        *([] if belongs_to(passport, participant) else [_("The document is not of that traveller.")]),
        *([] if purpose in Loan.Purpose.values else [_("A document is drawn for a visa, for the trip, or for both.")]),
        *([] if until >= today else [_("The last day to fetch it lies in the past.")]),
        *([_("Nobody allows themselves to fetch a document; another custodian does.")] if person.pk == by.pk else []),
        *([] if passport.slot and cabinet_of(passport) else [_("The document lies in no slot of a cabinet.")]),
    ]
    if complaints:
        raise NotComplete(complaints=complaints)
    if passport.where != Passport.Where.IN_CUSTODY:
        raise NotNow(_("The document is not in custody: %(where)s.") % {"where": passport.get_where_display()})
    try:
        with transaction.atomic():
            fetch = Fetch.objects.create(
                passport=passport, participant=participant, purpose=purpose, person=person, until=until, allowed_by=by,
                allowed_at=now,
            )  # fmt: skip
    except IntegrityError as error:
        raise NotNow(_("Somebody may fetch this document already; withdraw that first.")) from error
    told = {"until": until.isoformat(), "purpose": purpose, "matter": matter.number or ""}
    happened(passport, What.ALLOWED, by=by, now=now, to=person, **told)
    return fetch


@transaction.atomic
def withdraw(fetch_id: int, *, by: Any, now: datetime) -> None:
    """It may not be fetched after all (撤销柜取). Raises NotNow where it was fetched or withdrawn, NotYours."""
    fetch = Fetch.objects.select_related("passport", "participant__matter").get(pk=fetch_id)
    matter = fetch.participant.matter
    kinds.get(matter.kind).life.admit(matter, DRAW, by=by, on=timezone.localdate(now))
    if not Fetch.objects.open().filter(pk=fetch_id).update(withdrawn_at=now):
        raise NotNow(_("It was fetched or withdrawn already."))
    happened(fetch.passport, What.DISALLOWED, by=by, now=now, to=fetch.person)


def cabinet_of(passport: Passport) -> Cabinet | None:
    """The cabinet a document lies in, if its box is one."""
    return Cabinet.objects.filter(box=passport.box, revoked_at=None).first() if passport.box else None


def fetch(leave: Fetch, *, on: date, now: datetime) -> Loan:
    """Draw the document as the leave says: the same step as by hand, signed by the custodian who allowed it.

    Raises whatever refuses the drawing.
    """
    if leave.until < on:
        raise NotNow(_("The leave to fetch it ended on %(day)s.") % {"day": leave.until.isoformat()})
    if leave.passport.loans.filter(drawn_at__gt=leave.allowed_at).exists():
        raise NotNow(_("It was handed out since this was allowed; a custodian allows it anew."))
    matter = take(
        leave.participant.matter_id, DRAW, by=leave.allowed_by, now=now, participant=leave.participant_id,
        passport=leave.passport_id, purpose=leave.purpose, drawn_on=on, handed_to=leave.person.name,
    )  # fmt: skip
    loan = Loan.objects.open().get(passport=leave.passport_id, matter=matter.pk)
    if not Fetch.objects.open().filter(pk=leave.pk).update(loan=loan):
        raise NotNow(_("It was fetched or withdrawn already."))
    return loan


def refusal_of(leave: Fetch, *, now: datetime) -> str:
    """Why the door stays shut now; empty where it may open. Nothing is changed: the step is taken and undone."""
    try:
        with transaction.atomic():
            fetch(leave, on=timezone.localdate(now), now=now)
            transaction.set_rollback(True)
    except Refusal as refused:
        return " ".join(str(said) for said in refused.complaints)
    return ""


def leaves(cabinet: Cabinet, *, person: str = "") -> Any:
    """What may be fetched at a cabinet, by whom."""
    rows = Fetch.objects.open().filter(passport__box=cabinet.box, person__is_active=True)
    rows = rows.filter(person__username=person) if person else rows
    return rows.select_related("passport", "person", "participant__matter", "allowed_by")


def leave_for(cabinet: Cabinet, *, slot: str, person: str) -> Fetch:
    """The leave of that person for what lies in that slot; raises NotYours where there is none."""
    found = leaves(cabinet, person=person).filter(passport__slot=slot).first()
    if found is None:
        raise NotYours(_("Nobody has allowed this person to fetch what lies in slot %(slot)s.") % {"slot": slot})
    return found
