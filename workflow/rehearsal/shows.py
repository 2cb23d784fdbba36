"""Shows (演示补充): what rooms above the kinds add to the demo once its matters are there; this room does not know them.

>>> shown_by(demo)
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

Show = Callable[..., Iterator[str]]
_shows: list[Show] = []


def shown_by(show: Show) -> None:
    """``show(cast, now=)`` makes, by the verbs, what its room shows, and yields a line for each."""
    if show not in _shows:
        _shows.append(show)


def all_shows(cast: Mapping[str, Any], *, now: datetime) -> Iterator[str]:
    """Everything that is shown, room by room."""
    for show in _shows:
        yield from show(cast, now=now)
