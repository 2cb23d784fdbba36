"""Deadlines (期限) of to-dos, in working days, and the bells that remind of them."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils import timezone

from approvals.calendar import add_working_days
from approvals.models import Assignment
from approvals.people import directory
from notifications.outbox import said, write
from notifications.reminders import Bell, Hanging, ring_all, silence

DUE = Bell("assignment.due", silenced_by=("decide", "errand", "settle", "withdraw"))


def due_after(days: int, *, now) -> date:
    """The last working day for something that may take that many."""
    return add_working_days(timezone.localdate(now), days)


def term(days: int, *, now) -> dict:
    """What a to-do that begins now is given: its opening, its last day, and the day on which it is escalated."""
    due_on = due_after(days, now=now)
    return {"opened_at": now, "due_on": due_on, "next_on": add_working_days(due_on, 1)}


def announce(assignment: Assignment, *, what: str, now) -> None:
    """Tell those whose turn it is, and hang up the bell for its last day and the day after."""
    announce_all([(assignment, what)], now=now)


def announce_all(opened: Sequence[tuple[Assignment, str]], *, barred: Collection[int] | None = None, now) -> None:
    """The same for all to-dos of a subject that were opened together, each with what it asks for."""
    if not opened:
        return
    subject, today = opened[0][0].subject, timezone.localdate(now)
    if barred is None and any(assignment.person is None for assignment, _what in opened):
        barred = set(subject.barred_people.values_list("person_id", flat=True))
    words, bells = [], []
    for assignment, what in opened:
        to = whose(assignment, barred=barred or (), on=today)
        facts = {"what": what, **({"due": assignment.due_on.isoformat()} if assignment.due_on else {})}
        words += said("assignment.opened", about=subject, to=to, now=now, key=f"a{assignment.pk}", **facts)
        if assignment.due_on:
            bells.append(Hanging(to=to, rungs=_rungs(assignment.due_on), key=str(assignment.pk), facts=facts))
    write(words)
    ring_all(
        subject.pk, DUE, bells, now=now, url=subject.get_absolute_url(), title=subject.title, number=subject.number or ""
    )


def _rungs(due: date) -> list[dict]:
    after = add_working_days(due, 1)
    return [{"rung": "due", "at": due}, {"rung": "overdue", "at": after, "event": "assignment.overdue"}]


def whose(assignment: Assignment, *, barred: Collection[int], on: date) -> list:
    """The people an assignment waits for: its person, or those who hold its role and are not barred."""
    if assignment.person:
        return [assignment.person]
    return [p for p in directory.having_role(assignment.role, unit=assignment.unit, on=on) if p.pk not in barred]


def fulfilled(*assignments: Assignment, now, by_step: str) -> None:
    """Take the bells of closed assignments of a subject down."""
    keys = [str(assignment.pk) for assignment in assignments]
    silence(assignments[0].subject_id, DUE, key=keys, now=now, by_step=by_step)
