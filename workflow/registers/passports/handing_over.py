"""A box changes hands (整柜交接): the giver lists what lies in it, the receiver counts and signs; until then it is the giver's."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people import directory
from approvals.people.models import Person, Role
from workflow.registers.models import BoxHandover, Cabinet, Passport

from . import places
from .life import What, line, write


def hand_over(*, box: str, receiver: Person, by: Any, now: datetime, note: str = "") -> BoxHandover:
    """The first signature: what lies in the box now stands on the list (交接清单).

    Raises NotYours where giver or receiver is no custodian, NotComplete for oneself and an empty box, NotNow for a second list.
    """
    box = box.strip()
    custodians = directory.having_role(Role.CUSTODIAN, on=timezone.localdate(now))
    if by not in custodians:
        raise NotYours(_("A box is handed over by a passport custodian."))
    if receiver not in custodians or receiver.pk == by.pk:
        raise NotComplete(_("Choose another passport custodian who receives the box."))
    lines = [_line(passport) for passport in Passport.objects.filter(box=box, where__in=places.KEEP_A_SLOT).order_by("slot", "pk")]
    if not box or not lines:
        raise NotComplete(_("Nothing is kept there; choose a box in which documents lie."))
    try:
        with transaction.atomic():
            return BoxHandover.objects.create(box=box, giver=by, receiver=receiver, lines=lines, note=note.strip(), made_at=now)
    except IntegrityError as error:
        raise NotNow(_("A list of this box waits for its second signature.")) from error


def _line(passport: Passport) -> dict[str, Any]:
    return {
        "passport": passport.pk, "holder": passport.holder_name, "kind": passport.kind, "tail": passport.tail,
        "slot": passport.slot, "where": passport.where, "expires_on": passport.expires_on.isoformat(),
    }  # fmt: skip


@transaction.atomic
def sign(handover_id: int, *, by: Any, now: datetime) -> BoxHandover:
    """The second signature: the receiver has counted, and keeps the box from now on.

    Raises NotYours for others, NotNow where the list is signed, withdrawn or no longer what lies in the box.
    """
    handover = _open(handover_id)
    if handover.receiver_id != by.pk:
        raise NotYours(_("Only %(name)s signs that the box was received.") % {"name": handover.receiver.name})
    now_there = Passport.objects.filter(box=handover.box, where__in=places.KEEP_A_SLOT).order_by("slot", "pk")
    passports = list(now_there.select_for_update())
    if [_line(passport) for passport in passports] != handover.lines:
        raise NotNow(_("Documents were moved, handed out or taken back since; withdraw the list and make a new one."))
    handover.signed_at = now
    handover.save(update_fields=["signed_at"])
    write(
        line(passport, What.HANDED_OVER, by=handover.giver, to=by, now=now, handover=handover.pk, place=passport.place)
        for passport in passports
    )
    Cabinet.objects.filter(box=handover.box).update(keeper=by)
    return handover


@transaction.atomic
def withdraw(handover_id: int, *, by: Any, now: datetime) -> BoxHandover:
    """The list is taken back (撤回) by one of the two; nothing changed hands."""
    handover = _open(handover_id)
    if by.pk not in (handover.giver_id, handover.receiver_id):
        raise NotYours(_("One of the two who hand the box over withdraws the list."))
    handover.withdrawn_at = now
    handover.save(update_fields=["withdrawn_at"])
    return handover


def _open(handover_id: int) -> BoxHandover:
    handover = BoxHandover.objects.select_for_update(of=("self",)).select_related("giver", "receiver").get(pk=handover_id)
    if not handover.open:
        raise NotNow(_("This list is signed or withdrawn already."))
    return handover
