"""Deadlines (期限) of to-dos, in working days, and the bells that remind of them."""

from datetime import date
from typing import Any

from django.utils import timezone

from approvals.calendar import add_working_days
from approvals.models import Assignment
from approvals.people import directory
from notifications.outbox import tell
from notifications.reminders import Bell, ring, silence

DUE = Bell("assignment.due", silenced_by=("decide", "errand", "settle", "withdraw"))


def due_after(days: int, *, now) -> date:
    """The last working day for something that may take that many."""
    return add_working_days(timezone.localdate(now), days)


def announce(assignment: Assignment, *, what: str, now) -> None:
    """Tell those whose turn it is, and hang up the bell for its last day and the day after."""
    subject, due = assignment.subject, assignment.due_on
    to = whose(assignment, on=timezone.localdate(now))
    words: dict[str, Any] = {"what": what, **({"due": due.isoformat()} if due else {})}
    tell("assignment.opened", about=subject, to=to, now=now, key=f"a{assignment.pk}", **words)
    if due:
        ring(
            subject.pk, DUE, key=str(assignment.pk), to=to, now=now, url=subject.get_absolute_url(), title=subject.title,
            number=subject.number or "", rungs=[
                {"rung": "due", "at": due},
                {"rung": "overdue", "at": add_working_days(due, 1), "event": "assignment.overdue"},
            ], **words,
        )


def whose(assignment: Assignment, *, on: date) -> list:
    """The people an assignment waits for: its person, or those who hold its role and are not barred."""
    if assignment.person:
        return [assignment.person]
    barred = {row.person_id for row in assignment.subject.barred_people.all()}
    return [p for p in directory.having_role(assignment.role, unit=assignment.unit, on=on) if p.pk not in barred]


def fulfilled(assignment: Assignment, *, now, by_step: str) -> None:
    """Take the bell of a closed assignment down."""
    silence(assignment.subject_id, DUE, key=str(assignment.pk), now=now, by_step=by_step)
