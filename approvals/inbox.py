"""The inbox (待办): one query on assignments, for signatures and errands alike."""

from datetime import date

from django.utils import timezone

from approvals.models import Assignment
from approvals.people import directory


def waiting(person, *, on: date | None = None):
    """Everything that waits for that person: own, claimed, and in the queues of their roles; urgent first."""
    roles = directory.roles_of(person, on=on or timezone.localdate())
    return Assignment.objects.waiting_for(person, roles).urgent_then_due().select_related(
        "subject__owner", "subject__unit", "panel__phase", "person"
    )


def waiting_count(person, *, on: date | None = None) -> int:
    """How many to-dos wait; counts open rows only."""
    return waiting(person, on=on).order_by().count()


def may_act(assignment: Assignment, person, *, on: date) -> bool:
    """Whether that open assignment waits for that person."""
    roles = directory.roles_of(person, on=on)
    return Assignment.objects.waiting_for(person, roles).filter(pk=assignment.pk).exists()
