"""Open and close errands (差事): duties that are to-dos like any other."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from approvals.deadlines import announce_all, fulfilled
from approvals.models import Assignment


class Duty(NamedTuple):
    """What an errand asks: its name, of whom, until when."""

    name: str
    person: Any = None
    role: str = ""
    unit: Any = None
    due_on: date | None = None


def open_errands(subject, duties: Mapping[str, Duty], *, now, announced: bool = True) -> list[Assignment]:
    """Put duties, by their codes, on people's desks or into roles' queues; not ``announced`` where the caller tells them."""
    assignments = Assignment.objects.bulk_create(
        Assignment(
            subject=subject, errand=code, person=duty.person, role=duty.role, unit=duty.unit, due_on=duty.due_on, opened_at=now
        )
        for code, duty in duties.items()
    )
    if announced:
        announce_all([(assignment, duties[assignment.errand].name) for assignment in assignments], now=now)
    return assignments


def open_errand(subject, code: str, *, name: str, person=None, role: str = "", unit=None, due_on=None, now) -> Assignment:
    """Put one duty on somebody's desk or into a role's queue."""
    return open_errands(subject, {code: Duty(name, person, role, unit, due_on)}, now=now)[0]


def close_errand(assignment: Assignment, *, done: bool, now) -> None:
    """The fact is there (done), or the matter no longer asks for it."""
    assignment.verdict, assignment.closed_at = "done" if done else "unneeded", now
    assignment.save(update_fields=["verdict", "closed_at"])
    fulfilled(assignment, now=now, by_step="errand")
