"""Open and close errands (差事): duties that are to-dos like any other."""

from approvals.deadlines import announce, fulfilled
from approvals.models import Assignment


def open_errand(subject, code: str, *, name: str, person=None, role: str = "", unit=None, due_on=None, now) -> Assignment:
    """Put a duty on somebody's desk or into a role's queue."""
    assignment = Assignment.objects.create(
        subject=subject, errand=code, person=person, role=role, unit=unit, due_on=due_on, opened_at=now
    )
    announce(assignment, what=name, now=now)
    return assignment


def close_errand(assignment: Assignment, *, done: bool, now) -> None:
    """The fact is there (done), or the matter no longer asks for it."""
    assignment.verdict, assignment.closed_at = "done" if done else "unneeded", now
    assignment.save(update_fields=["verdict", "closed_at"])
    fulfilled(assignment, now=now, by_step="errand")
