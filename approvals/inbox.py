"""The inbox (待办): one query on assignments, for signatures and errands alike."""

from datetime import date

from django.utils import timezone

from approvals import deputies
from approvals.asked import remembered
from approvals.models import Assignment
from approvals.people import directory


def waiting(person, *, on: date | None = None):
    """Everything that waits for that person: own, claimed, and in the queues of their roles; urgent first."""
    roles = directory.roles_of(person, on=on or timezone.localdate())
    return Assignment.objects.waiting_for(person, roles).urgent_then_due().select_related(
        "subject__owner", "subject__unit", "panel__phase", "person"
    )


@remembered
def waiting_count(person, *, on: date | None = None) -> int:
    """How many to-dos wait; counts open rows only."""
    return waiting(person, on=on).order_by().count()


def may_act(assignment: Assignment, person, *, now) -> bool:
    """Whether that open assignment waits for that person."""
    on = timezone.localdate(now)
    return addressed(assignment, person, on=on) and (assignment.person_id is not None or not barred(assignment, person, now=now))


def addressed(assignment: Assignment, person, *, on: date) -> bool:
    """Whether it is that person's, or in a queue of their roles; ``barred`` is asked apart."""
    if assignment.person_id is not None:
        return assignment.person_id == person.pk
    roles = directory.roles_of(person, on=on)
    return any(role == assignment.role and unit in (None, assignment.unit_id) for role, unit in roles)


def barred(assignment: Assignment, person, *, now) -> bool:
    """Whether the person may never decide the subject (回避), or is the deputy of somebody who may not."""
    return person.pk in deputies.barred_from(assignment.subject_id, at=now)
