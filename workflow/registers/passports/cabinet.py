"""The cabinet's port (证照柜接口): events are stored first, then carried out once each, in the order of the cabinet's own count.

*Stored*: the same event id is one row, and every copy of it gets the same answer; the same id with other words is refused.
*In order*: each cabinet numbers its events 1, 2, 3 …; what comes early waits, so that the ledger stands as if nothing had
been shuffled. A number that does not come within ``PATIENCE`` is told to the office as a silence, and the rest goes on; if it
comes later after all it is not carried out, for it would be an old tale in a newer ledger, but told to the office.
*Never dropped*: what the books cannot explain becomes a difference, which somebody settles by name.

The wait is part of our protocol, not of any regulation.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow, Refusal
from approvals.people.models import Person
from notifications.faults import point
from workflow.core.steps import take
from workflow.registers.models import Cabinet, CabinetEvent, Difference, Passport

from . import custody, differences, fetching, places
from .owed import DRAW

__all__ = ["DRAW", "PATIENCE", "apply_all", "apply_waiting", "receive"]

PATIENCE = timedelta(minutes=10)
What, Outcome, Kind = CabinetEvent.What, CabinetEvent.Outcome, Difference.Kind


class Unexplained(Exception):
    """The books do not explain the event; its words are for the office."""


def receive(cabinet: Cabinet, *, event_id: str, seq: int, what: str, at: datetime, body: dict, now: datetime) -> CabinetEvent:
    """Store an event once. Raises NotComplete where the id was used for other words."""
    facts = {"seq": seq, "what": what, "at": at, "body": body, "received_at": now}
    event, made = CabinetEvent.objects.get_or_create(cabinet=cabinet, event_id=event_id, defaults=facts)
    if not made and (event.seq, event.what, event.at, event.body) != (seq, what, at, body):
        raise NotComplete(_("This event id was used for another event; every event has its own."))
    point("cabinet-stored")
    return event


def apply_all(*, now: datetime) -> int:
    """What waits of every cabinet; how many events were carried out."""
    waiting = CabinetEvent.objects.filter(outcome=Outcome.WAITING).order_by().values_list("cabinet", flat=True).distinct()
    return sum(apply_waiting(pk, now=now) for pk in sorted(waiting))


def apply_waiting(cabinet_id: int, *, now: datetime) -> int:
    """Carry out what has its turn, a commit each; where somebody else holds a row, the rest waits for the next call."""
    count = 0
    try:
        while _next(cabinet_id, now=now):
            count += 1
    except NotNow:
        return count
    return count


def _next(cabinet_id: int, *, now: datetime) -> bool:
    """One event, if one has its turn; the cabinet's row is held, so two hands never carry out the same."""
    with one_commit():
        cabinet = Cabinet.objects.select_for_update().get(pk=cabinet_id)
        event = cabinet.events.filter(outcome=Outcome.WAITING).order_by("seq", "pk").first()
        if event is None:
            return False
        if event.seq > cabinet.applied_seq + 1:
            if now - event.received_at < PATIENCE:
                return False
            differences.tell(
                Kind.SILENCE, event=event, box=cabinet.box, now=now, first=cabinet.applied_seq + 1, last=event.seq - 1,
            )  # fmt: skip
        event.cabinet = cabinet
        outcome = _carried_out(event, late=event.seq <= cabinet.applied_seq, now=now)
        event.outcome, event.applied_at = outcome, now
        event.save(update_fields=["outcome", "applied_at"])
        cabinet.applied_seq = max(cabinet.applied_seq, event.seq)
        cabinet.save(update_fields=["applied_seq"])
        point("cabinet-applied-before-commit")
    return True


def _carried_out(event: CabinetEvent, *, late: bool, now: datetime) -> str:
    box, slot = event.cabinet.box, event.body.get("slot", "")
    if event.what == What.ALARM:
        differences.tell(Kind.ALARM, event=event, box=box, slot=slot, now=now, alarm=event.body.get("alarm", ""))
        return Outcome.DIFFERENCE
    document = _document(event)
    try:
        if late:
            raise Unexplained(_("It came after later events had been carried out."))
        if document is None:
            raise Unexplained(_("The books know no document there."))
        with transaction.atomic():
            (_taken if event.what == What.TAKEN else _put_back)(event, document, now=now)
    except (Refusal, Unexplained) as error:
        if isinstance(error.__cause__, OperationalError):  # a row is held: not the event's fault, it is tried again
            raise
        why = " ".join(map(str, error.complaints)) if isinstance(error, Refusal) else str(error)
        told = {"why": why, "person": event.body.get("person", ""), "what": event.what}
        differences.tell(Kind.UNEXPLAINED, event=event, passport=document, box=box, slot=slot, now=now, **told)
        return Outcome.DIFFERENCE
    return Outcome.APPLIED


def _document(event: CabinetEvent) -> Passport | None:
    """The document the cabinet read from its label, else the one that has the slot."""
    if event.body.get("document"):
        return Passport.objects.filter(pk=event.body["document"]).first()
    return places.owner_of(event.cabinet.box, event.body.get("slot", ""))


def _taken(event: CabinetEvent, document: Passport, *, now: datetime) -> None:
    leave = fetching.leaves(event.cabinet, person=str(event.body.get("person") or "?")).filter(passport=document).first()
    if leave is None:
        raise Unexplained(_("Nobody had allowed this person to fetch it."))
    fetching.fetch(leave, on=_day(event), now=now)


def _put_back(event: CabinetEvent, document: Passport, *, now: datetime) -> None:
    loan = document.loans.open().first()
    if loan is None:
        raise Unexplained(_("It was put back, though the books did not have it out."))
    facts = {"returned_on": _day(event), "note": event.cabinet.name, "handed_in_by": _name_of(event)}
    if loan.matter_id:
        take(loan.matter_id, fetching.TAKE_BACK, by=event.cabinet.keeper, now=now, passport=document.pk, **facts)
    else:
        custody.take_back(None, passport=document, by=event.cabinet.keeper, now=now, **facts)
    _into_its_slot(event, document, now=now)


def _into_its_slot(event: CabinetEvent, document: Passport, *, now: datetime) -> None:
    """Wherever it was put is its place from now on; a slot of another document is a difference."""
    box, slot = event.cabinet.box, event.body.get("slot", "")
    if not slot or (box, slot) == (document.box, document.slot):
        return
    there = places.owner_of(box, slot)
    if there is None:
        places.place(document, box=box, slot=slot, by=event.cabinet.keeper, now=now, why=event.cabinet.name)
    else:
        differences.tell(Kind.WRONG_PLACE, event=event, passport=document, box=box, slot=slot, now=now, place=document.place)


def _name_of(event: CabinetEvent) -> str:
    """Who put it back, by name where the account is known."""
    username = event.body.get("person", "")
    found = Person.objects.filter(username=username).first() if username else None
    return found.name if found else str(username)


def _day(event: CabinetEvent) -> Any:
    """The day on which it happened; a cabinet's clock that runs ahead is not believed."""
    return timezone.localdate(min(event.at, event.received_at))
