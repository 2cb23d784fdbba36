"""Accounting (总结、承诺、核销): the summary, the promises, the costs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.actions.errand import Duty
from approvals.calendar import add_working_days
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people import directory
from approvals.people.models import Person, Role
from workflow.duties import reading, settlements
from workflow.duties.evidence import blank, digest_of, own_file, refuse
from workflow.duties.models import Settlement
from workflow.matters.visits import judging
from workflow.matters.visits.application import CHOICES, Cost
from workflow.matters.visits.models.account import Promise, Spent, Summary
from workflow.registers.limits import limits_on

# --- summary ----------------------------------------------------------------------------------------------------------


def summary_due(matter) -> date:
    """The last day of the summary (IN-14): five working days after they left."""
    days = limits_on(matter.limits_on).visit_summary_working_days
    return add_working_days(timezone.localdate(matter.stay.left_at), days)


def newest(matter) -> Summary | None:
    """The version handed in last."""
    return Summary.objects.filter(matter_id=matter.pk).last()


def hand_in_summary(matter, *, done: str, results: str, leaders_met: str = "", problems: str = "", photos=None, by, now) -> dict:
    """Hand the summary in (接待总结, F17)."""
    last = newest(matter)
    if last and not last.sent_back_at:
        raise NotNow(_("A summary was handed in and waits to be read."))
    photos = own_file(matter, photos)
    refuse(*blank([(_("what was done"), done), (_("results of the visit"), results)]))
    row = Summary.objects.create(
        matter_id=matter.pk, version=last.version + 1 if last else 1, done=done.strip(), results=results.strip(),
        leaders_met=leaders_met.strip()[:200], problems=problems.strip(), photos=photos, handed_in_at=now, by=by,
    )  # fmt: skip
    return {"version": row.version, "photos": digest_of(photos)}


def accept_summary(matter, *, by, now: datetime) -> dict:
    """The office finds it in order; nobody accepts an own summary."""
    return reading.accept(_waiting(matter, by=by), by=by, now=now)


def return_summary(matter, *, why: str, by, now: datetime) -> dict:
    """The office asks for more, and says what."""
    return reading.send_back(_waiting(matter, by=by), why=why, by=by, now=now)


def _waiting(matter, *, by) -> Summary:
    own = _("Nobody judges an own summary; a colleague of the office reads it.")
    return reading.to_judge(newest(matter), by=by, none=_("No summary waits to be read."), own=own)


def to_read(matter) -> bool:
    """Whether a summary waits for the office."""
    return reading.waits(newest(matter))


def summary_lacking(matter) -> list[str]:
    """What keeps the summary from being done."""
    row = newest(matter)
    return [] if row and row.accepted_at else [_("The summary was not accepted yet.")]


# --- promises ---------------------------------------------------------------------------------------------------------


def make_promise(matter, *, what: str, person: int, due_on: date, by, now: datetime) -> dict:
    """Something was promised (承诺事项): it becomes a to-do of that person, with a day."""
    keeper = Person.objects.filter(pk=person, is_active=True).first()
    today = timezone.localdate(now)
    refuse(
        *blank([(_("what was promised"), what)]),
        "" if keeper else _("Say who keeps the promise; somebody of the directory."),
        _("The day lies in the past; a promise is kept later than it is made.") if due_on < today else "",
    )
    assert keeper is not None
    row = Promise.objects.create(matter_id=matter.pk, what=what.strip()[:200], person=keeper, due_on=due_on, made_at=now, by=by)
    return {"promise": row.pk, "what": row.what, "person": keeper.pk, "due_on": due_on.isoformat()}


def open_promises(matter):
    """Promises that nobody has closed yet, the first due first."""
    return Promise.objects.filter(matter_id=matter.pk, outcome="")


def duties(matter) -> Iterable[tuple[str, Duty]]:
    """A to-do for each open promise, on the desk of whoever keeps it."""
    for row in open_promises(matter).select_related("person"):
        yield str(row.pk), Duty(_("Promise: %(what)s") % {"what": row.what}, person=row.person, due_on=row.due_on)


def close_promise(matter, *, promise: int, outcome: str, note: str = "", by, now: datetime) -> dict:
    """It was kept, is no longer asked for, or goes on in another matter, named in the note.

    Only whoever keeps it or the foreign-affairs office says so.
    """
    row = open_promises(matter).filter(pk=promise).first()
    if row is None:
        raise NotComplete(_("Choose a promise that is still open."))
    if by.pk != row.person_id and not directory.has_role(by, Role.FAO, on=timezone.localdate(now)):
        raise NotYours(_("Only %(name)s or the foreign-affairs office closes this promise.") % {"name": row.person.name})
    if outcome not in (Promise.Outcome.KEPT, Promise.Outcome.RELEASED, Promise.Outcome.HANDED_ON):
        raise NotComplete(_("Say what became of it."))
    if outcome != Promise.Outcome.KEPT and not note.strip():
        raise NotComplete(_("Say why it is no longer asked for, or in which matter it goes on."))
    row.outcome, row.note, row.closed_at, row.closed_by = outcome, note.strip()[:200], now, by
    row.save(update_fields=["outcome", "note", "closed_at", "closed_by"])
    return {"promise": row.pk, "outcome": outcome, "note": row.note}


def promises_lacking(matter) -> list[str]:
    """Promises that stand against sealing the file: a sealed file has nobody who looks after them."""
    return [_("Still promised: %(what)s, by %(name)s.") % {"what": row.what, "name": row.person.name} for row in
            open_promises(matter).select_related("person")]  # fmt: skip


# --- costs ------------------------------------------------------------------------------------------------------------


def owes(matter) -> bool:
    """Whether costs are to be settled: those that were approved, and not settled yet."""
    return matter.application.pays and not Settlement.objects.filter(matter_id=matter.pk).exists()


def settle(matter, *, lines: Sequence[Mapping[str, Any]], note: str = "", by, now: datetime) -> dict:
    """Settle the costs against the approved ones and the limits; guests who were not approved are not paid for (IN-16).

    A line is ``kind``, ``amount`` and, where the limit is per person, ``people``, ``times``, ``staff``, ``stars``. What
    was approved of a kind stands in the application and is never sent.
    """
    if not owes(matter):
        raise NotNow(_("There is nothing to settle here, or it is settled already."))
    spent = _read(lines)
    refuse(*summary_lacking(matter), *judging.settlement_blocks(matter, costs=tuple(spent)))
    approved = _by_kind(matter.application.costs)
    actual = _by_kind(spent)
    compared = [
        {"kind": _named(kind), "approved": str(approved.get(kind, "0.00")), "actual": str(actual.get(kind, "0.00"))}
        for kind in dict.fromkeys([*approved, *actual])
    ]
    facts = settlements.settle(matter, lines=compared, note=note, by=by, now=now)
    Spent.objects.bulk_create(
        Spent(matter_id=matter.pk, kind=line.kind, amount=line.amount, people=line.people, times=line.times, staff=line.staff,
              stars=line.stars)
        for line in spent if line.amount is not None
    )  # fmt: skip
    return facts


def _read(lines: Sequence[Mapping[str, Any]]) -> list[Cost]:
    read, said = [], []
    for number, line in enumerate(lines, 1):
        worth = settlements.amount(line.get("amount"))
        if worth is None or line.get("kind") not in CHOICES["costs.kind"]:
            said.append(_("Line %(no)d: choose the kind of cost and write the amount in yuan.") % {"no": number})
            continue
        counts = {name: line.get(name) or None for name in ("people", "times", "stars")} | {"staff": line.get("staff")}
        read.append(Cost.model_validate({"kind": line["kind"], "amount": worth, **counts}))
    if said:
        raise NotComplete(complaints=said)
    return read


def _by_kind(costs: Iterable[Cost]) -> dict[str, Any]:
    sums: dict[str, Any] = {}
    for line in costs:
        if line.amount is not None:
            sums[line.kind] = sums.get(line.kind, 0) + line.amount
    return sums


def _named(kind: str) -> str:
    return str(CHOICES["costs.kind"][kind])
