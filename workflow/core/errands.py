"""Errands (差事): duties that a state asks for. *Milestones in order, facts in any order.*

After every step ``advance`` opens the errands of the state that lack their fact and closes those whose fact is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from approvals.actions.errand import close_errand, open_errand
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
    for code, errand in lacking.items():
        if code not in open_now:
            due_on = errand.due(matter, today)
            open_errand(matter, code, **_desk(matter, errand.role), due_on=due_on, name=str(errand.name), now=now)


def _desk(matter, role: str) -> dict:
    if role == OWNER:
        return {"person": matter.owner}
    return {"role": role, "unit": matter.unit if role == "secretary" else None}
