"""Convene the panels of a step (召集): a panel per phase, a to-do per seat, however many in the same few statements."""

from django.utils import timezone

from approvals import routes
from approvals.deadlines import announce_all, due_after
from approvals.models import Assignment, Panel
from approvals.people import directory


def convene(round, step: int, *, task, now) -> None:
    """Ask every phase of the step, side by side; those whose turn it is are told."""
    barred = set(round.subject.barred_people.values_list("person_id", flat=True))
    phases, today = round.phases(step), timezone.localdate(now)
    directory.look_up({phase.who["role"] for phase in phases if "role" in phase.who and "of" not in phase.who}, on=today)
    seated = [(phase, *routes.seats(phase, round.facts, barred=barred, on=today)) for phase in phases]
    panels = Panel.objects.bulk_create(
        Panel(round=round, task=task, phase=phase, opened_at=now, note=note) for phase, _seats, note in seated
    )
    assignments = Assignment.objects.bulk_create(
        Assignment(
            subject=round.subject, panel=panel, person=seat.person, role=seat.role, unit=seat.unit, opened_at=now,
            due_on=due_after(phase.days, now=now),
        )
        for panel, (phase, seats, _note) in zip(panels, seated, strict=True)
        for seat in seats
    )
    announce_all([(assignment, assignment.panel.phase.name) for assignment in assignments], barred=barred, now=now)
