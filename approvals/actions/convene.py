"""Convene the panels of a step (召集): a panel per phase, a to-do per seat."""

from django.utils import timezone

from approvals import routes
from approvals.deadlines import announce, due_after
from approvals.models import Assignment, Panel


def convene(round, step: int, *, task, now) -> None:
    """Ask every phase of the step, side by side; those whose turn it is are told."""
    barred = set(round.subject.barred_people.values_list("person_id", flat=True))
    today = timezone.localdate(now)
    for phase in round.phases(step):
        seats, note = routes.seats(phase, round.facts, barred=barred, on=today)
        panel = Panel.objects.create(round=round, task=task, phase=phase, opened_at=now, note=note)
        due = due_after(phase.days, now=now)
        for seat in seats:
            assignment = Assignment.objects.create(
                subject=round.subject, panel=panel, person=seat.person, role=seat.role, unit=seat.unit,
                opened_at=now, due_on=due,
            )
            announce(assignment, what=phase.name, now=now)
