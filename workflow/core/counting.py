"""Counting (统计): what is counted of a matter once it took place. A kind says it; the room above keeps it, unknown to core.

A kind brings ``Figures``; whoever keeps the rows registers with ``kept_by`` and is called in the transaction of the step.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from workflow.core import kinds

OUT, IN, DOMESTIC, EVENT = "out", "in", "domestic", "event"
"""Ways: sent abroad (派出); guests from abroad, Hong Kong, Macao, Taiwan (来访); domestic guests (国内来宾); events (活动)."""
SPECIAL = {"HK": "hong_kong", "MO": "macau", "TW": "taiwan"}


@dataclass(frozen=True)
class Counted:
    """What is counted of one matter (一事一行); one group each. What is not known is None, what does not apply is empty."""

    way: str
    counted_on: date  # the day by which it counts
    countries: Sequence[str] = ()
    region: str = ""  # abroad, hong_kong, macau, taiwan, domestic: one of them, so that they add up
    origin: str = ""
    guest_class: str = ""
    track: str = ""
    task: str = ""
    level: str = ""
    joined: bool = False  # organised by another unit (双跨、参团)
    planned: bool | None = None
    leaders: bool = False  # a school leader received them
    people_planned: int | None = None
    people: int = 0
    audience: int | None = None
    days_planned: int | None = None
    days: int | None = None
    money_planned: Decimal | None = None
    money: Decimal | None = None
    passports_on_time: int = 0
    passports_late: int = 0
    passports_out: int = 0
    passports_due_on: date | None = None
    report_due_on: date | None = None
    report_on: date | None = None


@dataclass(frozen=True)
class Figures:
    """How a kind is counted: by which steps that may change, and what the row of a matter is (None: it does not count).

    ``row`` looks at nothing but the matter as it is read here: with ``joins``, one row each, and ``lists``, many. So a
    thousand matters are read in as many statements as one.
    """

    steps: frozenset[str]
    row: Callable[[Any], Counted | None]
    names: Mapping[str, Mapping[str, Any]]  # field of Counted → code → its name
    joins: Sequence[str] = ()
    lists: Sequence[Any] = ()


Keeper = Callable[..., Any]
_keepers: list[Keeper] = []


def kept_by(keeper: Keeper) -> None:
    """``keeper(matter, row, now=)`` is called whenever a step may have changed what is counted."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def count(matter, step: str, *, now) -> None:
    """Hand the matter's row on, where that step may have changed it; read anew, for the step has just written."""
    kind = kinds.get(matter.kind)
    if kind.figures and step in kind.figures.steps and _keepers:
        for fresh, row in rows_of(kind, [matter.pk]):
            for keeper in _keepers:
                keeper(fresh, row, now=now)


def rows_of(kind: kinds.Kind, ids: Collection[int]) -> Iterator[tuple[Any, Counted | None]]:
    """The matters of those ids and their rows, by id."""
    figures = kind.figures
    found = kind.model._default_manager.filter(pk__in=ids).select_related("unit", "revision", *figures.joins).order_by("pk")
    for matter in found.prefetch_related(*figures.lists):
        yield matter, figures.row(matter)


def region_of(countries: Sequence[str]) -> str:
    """Abroad as soon as a foreign country is among them, for a stop in 港澳 belongs to the trip abroad; else the first region."""
    outside = [code for code in countries if code != "CN"]
    if any(code not in SPECIAL for code in outside):
        return "abroad"
    return SPECIAL[outside[0]] if outside else "domestic"
