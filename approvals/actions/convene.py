"""Convene the panels of a step (召集): a panel per phase, a to-do per seat, however many in the same few statements.

What was said before on the same content may stand: see ``standing``. Whose turn has not come waits on nobody's desk.
"""

from collections.abc import Iterable

from django.utils import timezone

from approvals import deputies, seating
from approvals.actions.settle import outcome_of
from approvals.actions.standing import Past, past_of, spare
from approvals.deadlines import announce_all, term
from approvals.models import Assignment, Panel, Phase
from approvals.people import directory

ADDED = ("person", "role", "unit", "part", "asked_by", "question")


def convene(round, step: int, *, task, now, keep: bool = False) -> None:
    """Ask every phase of the step, side by side; those whose turn it is are told.

    ``round.stands`` says afterwards whether something stood from before, so that the step may be over at once.
    """
    barred = deputies.barred_from(round.subject.pk, at=now)
    phases, today = round.phases(step), timezone.localdate(now)
    directory.look_up({phase.who["role"] for phase in phases if "role" in phase.who and "of" not in phase.who}, on=today)
    past = past_of(round, phases, keep=keep)
    spare(past, round, phases, step=step, keep=keep)
    seated = [(phase, seating.seats(phase, round.facts, barred=barred, on=today)) for phase in phases]
    panels = Panel.objects.bulk_create(
        Panel(round=round, task=task, phase=phase, opened_at=now, note=found.note, stopped=found.stopped) for phase, found in seated
    )
    assignments = [
        assignment
        for panel, (phase, found) in zip(panels, seated, strict=True)
        for assignment in _seated(panel, found.seats, past.get(phase.code, Past()), barred=barred, now=now)
    ]
    opened = Assignment.objects.bulk_create(assignments)
    _take_turns([panel for panel in panels if panel.phase.quorum == Phase.Quorum.TURN], opened)
    round.asked, round.stands = task.pk, any(assignment.closed_at for assignment in opened)
    sure = _settled_by_what_stands(opened) if round.stands else set()
    asked = [a for a in opened if a.closed_at is None and not a.waits and a.panel not in sure]
    announce_all([(a, a.panel.phase.name) for a in asked], barred=barred, now=now)


def _settled_by_what_stands(opened: list[Assignment]) -> set[Panel]:
    """Panels that end in the same commit: nobody hears of a to-do that was never on their desk."""
    panels = {a.panel for a in opened if a.panel is not None and a.closed_at is not None}
    return {panel for panel in panels if outcome_of(panel, [a for a in opened if a.panel == panel])}


def _seated(panel, seats: Iterable[seating.Seat], past: Past, *, barred: set[int], now) -> list[Assignment]:
    """The seats of the route, then those who were added before; each with what it said, where that stands."""
    found = [fresh(panel, person=seat.person, role=seat.role, unit=seat.unit, weight=seat.weight, now=now) for seat in seats]
    added = [(fresh(panel, now=now, **{name: getattr(old, name) for name in ADDED}), old) for old in past.added(barred)]
    return [past.meets(new, barred, now=now) for new in found] + [past.meets(new, barred, old=old, now=now) for new, old in added]


def fresh(panel, *, now, **seat) -> Assignment:
    """A new to-do of a panel, unsaved, with its deadline and the day on which it is escalated."""
    begins = term(panel.phase.days, now=now, paused=bool(panel.paused_at))
    return Assignment(subject=panel.round.subject, panel=panel, **begins, **seat)


def _take_turns(panels: list[Panel], opened: list[Assignment]) -> None:
    """One after another (顺签): each waits for the one before it that is still open."""
    waiting = []
    for panel in panels:
        before = None
        for assignment in opened:
            if assignment.panel is panel and assignment.closed_at is None:
                if before is not None:
                    assignment.after, assignment.waits = before, True
                    waiting.append(assignment)
                before = assignment
    if waiting:
        Assignment.objects.bulk_update(waiting, ["after", "waits"])
