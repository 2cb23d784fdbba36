"""Errands (差事): duties that a state asks for. *Milestones in order, facts in any order.*

After every step ``advance`` opens the errands of the state that lack their fact and closes those whose fact is there.
A room above the kinds may put a duty of its own beside them; it opens and closes it by itself, and no life knows of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from approvals.actions.errand import Duty, close_errand, open_errands
from approvals.models import Assignment

OWNER = "owner"


@dataclass(frozen=True)
class Errand:
    """One duty: in which states it is asked for, of whom, until when, and how to see that it is still lacking.

    With ``each`` it is several side by side, as many as the matter itself names (the departments of a plan): each has a
    key of its own, its own desk and day, and is a to-do of the code ``code.key`` while it is among them.
    """

    code: str
    name: Any  # lazy
    states: tuple[str, ...]
    role: str  # a role's queue, "secretary" of the matter's unit, or OWNER
    lacks: Callable[[Any], bool]
    due: Callable[[Any, Any], Any] = lambda matter, today: None  # (matter, today) → date or None
    each: Callable[[Any], Iterable[tuple[str, Duty]]] | None = None  # matter → (key, duty) of all that still lack

    def called(self, matter, code: str) -> str | None:
        """What the to-do of that code is called; None where it is none of this errand."""
        if self.code == code:
            return str(self.name)
        if self.each is None or base_of(code) != self.code:
            return None
        return next((duty.name for key, duty in self.each(matter) if f"{self.code}.{key}" == code), str(self.name))


@dataclass(frozen=True)
class Beside:
    """A duty of a room above the kinds (另设差事), open whatever state the matter is in: to-dos of the code ``code.key``."""

    code: str
    name: Any  # lazy
    page: Callable[[str], str]  # key → the address where it is done


_beside: dict[str, Beside] = {}


def stands_beside(duty: Beside) -> Beside:
    """Have to-dos of that code known by name and address, and left alone by ``advance``."""
    _beside[duty.code] = duty
    return duty


def beside(code: str) -> Beside | None:
    """The duty that a to-do of that code belongs to; None where it is an errand of the kind."""
    return _beside.get(base_of(code))


def page_of(code: str) -> str:
    """Where a to-do of that code is done; empty where that is the page of its matter."""
    duty = beside(code)
    return duty.page(code.partition(".")[2]) if duty else ""


def base_of(code: str) -> str:
    """The errand that a to-do belongs to, without the key of one among several."""
    return code.partition(".")[0]


def advance(matter, errands, *, now) -> None:
    """Open what the matter's state asks for and closes what is done or no longer asked; its row is held."""
    open_now = {a.errand: a for a in Assignment.objects.open().filter(subject=matter.pk, errand__gt="")}
    today = timezone.localdate(now)
    wanted = [errand for errand in errands if matter.state in errand.states]
    lacking = {code: duty for errand in wanted for code, duty in _lacking(matter, errand, today, open_now)}
    for code, assignment in open_now.items():
        if code not in lacking and not beside(code):
            fulfilled = any(errand.code == base_of(code) for errand in wanted)
            close_errand(assignment, done=fulfilled, now=now)
    open_errands(matter, {code: duty for code, duty in lacking.items() if code not in open_now}, now=now)


def _lacking(matter, errand: Errand, today, open_now) -> Iterable[tuple[str, Duty]]:
    """What still lacks of an errand, with its duty; whose to-do is open already is not asked again for its day."""
    if errand.each is not None:
        return [(f"{errand.code}.{key}", duty) for key, duty in errand.each(matter)]
    if not errand.lacks(matter):
        return []
    return [(errand.code, Duty(str(errand.name)) if errand.code in open_now else _duty(matter, errand, today))]


def _duty(matter, errand: Errand, today) -> Duty:
    name, due_on = str(errand.name), errand.due(matter, today)
    if errand.role == OWNER:
        return Duty(name, person=matter.owner, due_on=due_on)
    return Duty(name, role=errand.role, unit=matter.unit if errand.role == "secretary" else None, due_on=due_on)
