"""A bell (提醒铃): when it rings and what silences it, side by side, in a kind's reminders.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Bell:
    """When a bell rings and what silences it, side by side; ``event`` is the word it says (its code, where empty)."""

    code: str
    silenced_by: str | tuple[str, ...] = ()
    event: str = ""
    since: str = ""
    rungs: Callable[..., Iterable[Any]] | None = None
    daily_after: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        return (self.silenced_by,) if isinstance(self.silenced_by, str) else tuple(self.silenced_by)
