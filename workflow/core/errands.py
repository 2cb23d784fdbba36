"""Errands (差事): duties that a state asks for. *Milestones in order, facts in any order.*

After every step ``advance`` opens the errands of the state that lack their fact and closes those whose fact is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from approvals.actions.errand import Duty, close_errand, open_errands
from approvals.models import Assignment

OWNER = "owner"


@dataclass(frozen=True)
class Errand:
    """One duty: in which states it is asked for, of whom, until when, and how to see that it is still lacking."""

    code: str
    name: Any  # lazy
    states: tuple[str, ...]
    role: str  # a role's queue, "secretary" of the matter's unit, or OWNER
    lacks: Callable[[Any], bool]
    due: Callable[[Any, Any], Any] = lambda matter, today: None  # (matter, today) → date or None


def advance(matter, errands, *, now) -> None:
    """Open what the matter's state asks for and closes what is done or no longer asked; its row is held."""
    open_now = {a.errand: a for a in Assignment.objects.open().filter(subject=matter.pk, errand__gt="")}
    today = timezone.localdate(now)
    wanted = [errand for errand in errands if matter.state in errand.states]
    lacking = {errand.code: errand for errand in wanted if errand.lacks(matter)}
    for code, assignment in open_now.items():
        if code not in lacking:
            fulfilled = any(errand.code == code for errand in wanted)
            close_errand(assignment, done=fulfilled, now=now)
    open_errands(matter, {c: _duty(matter, errand, today) for c, errand in lacking.items() if c not in open_now}, now=now)


def _duty(matter, errand: Errand, today) -> Duty:
    name, due_on = str(errand.name), errand.due(matter, today)
    if errand.role == OWNER:
        return Duty(name, person=matter.owner, due_on=due_on)
    return Duty(name, role=errand.role, unit=matter.unit if errand.role == "secretary" else None, due_on=due_on)
