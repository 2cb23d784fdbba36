"""The demo's matters (演示事项): one in every state of a life, made by the verbs, ending about now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from workflow.rehearsal.cast import gather
from workflow.rehearsal.walk import Walk

Turn = tuple[str, Callable[[Any], None]]


@dataclass(frozen=True)
class Tour:
    """One demo matter: where it comes to stand, who applies, what it is called, how many days ago it was begun.

    A kind's own tour adds what its applications need.
    """

    state: str
    owner: str
    title: str
    begun_ago: int


def answer(verdict: str, opinion: str) -> Callable[[Walk], None]:
    """A turn: the first who is asked does not agree."""
    return lambda walk: walk.decide(walk.asked().first(), verdict, opinion)


def made(
    tours: Sequence[Tour], *, walk: Callable[[dict, datetime, str], Walk], content: Callable[[Any, dict], Any],
    aside: Mapping[str, Turn],
) -> Iterator[Any]:
    """The matters of these tours, one after the other, as it happened; the cast is gathered first.

    ``walk(cast, now, owner)`` begins one, ``content(tour, cast)`` is what is applied for; ``aside`` says of a state beside
    the straight way where that is left and by which turn.
    """
    cast = gather()
    for tour in sorted(tours, key=lambda tour: -tour.begun_ago):
        going = walk(cast, timezone.now() - timedelta(days=tour.begun_ago), tour.owner)
        straight, turn = aside.get(tour.state, (tour.state, None))
        going.until(straight, content(tour, cast))
        if turn:
            turn(going)
        yield going.matter
