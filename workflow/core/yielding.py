"""Yielding (成果): what a matter's steps leave behind for the library of results. A kind says it; the room above keeps it.

A kind brings ``Yields``; whoever keeps the results registers with ``kept_by`` and is called in the transaction of the step.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflow.core import kinds

REPORT, TASK = "report", "task"
"""What a step may yield: a report (报告), or something that is still to be done (后续任务)."""


@dataclass(frozen=True)
class Yielded:
    """One result of a matter; ``origin`` finds it again when a later step says more of it."""

    origin: str
    kind: str
    title: str
    text: str
    on: date
    by: int  # whose it is, by their id
    entered: bool = True  # False: handed in, but not accepted yet; then it is compared and not shown in the library
    files: Sequence[int] = ()  # attachments of the matter
    due_on: date | None = None
    person: int | None = None  # who is responsible
    outcome: str = ""  # done, not_done; empty while it is open
    note: str = ""
    closed_by: int | None = None


@dataclass(frozen=True)
class Yields:
    """What a kind yields: after which steps that may have changed, what there is now, from which states on it is shown."""

    steps: frozenset[str]
    results: Callable[[Any], Iterable[Yielded]]
    states: frozenset[str]


Keeper = Callable[..., Any]
_keepers: list[Keeper] = []


def kept_by(keeper: Keeper) -> None:
    """``keeper(matter, results, now=)`` is called whenever a step may have changed what a matter yields."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def hand_on(matter, step: str, *, now) -> None:
    """Hand the results on, where that step may have changed them."""
    yields = kinds.get(matter.kind).yields
    if yields and step in yields.steps and _keepers:
        results = tuple(yields.results(matter))
        for keeper in _keepers:
            keeper(matter, results, now=now)


def shown_on(matter) -> bool:
    """Whether a matter of that kind and state has results to show."""
    kind = kinds.found(matter.kind)
    return bool(kind and kind.yields and matter.state in kind.yields.states)
