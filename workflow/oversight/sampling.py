"""Drawing a sample (抽样): by year, unit, country and risk, in an order that the recorded seed alone decides.

Every matter gets the SHA-256 of seed and number; the smallest come first. So the same seed gives the same sample again, on any
machine, and nobody can steer it. By risk, matters with more open or found differences come before, the seed breaks ties; the
points of risk as they were on that day are recorded with the drum, so that this order, too, can be had again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from approvals.people.models.unit import offspring
from workflow.core import kinds
from workflow.core.comparing import Comparison, Outcome
from workflow.core.models import Matter

MOST_COMPARED = 300

@dataclass(frozen=True)
class Criteria:
    """What is inspected; an empty criterion asks for nothing."""

    count: int
    year: int | None = None
    unit: int | None = None
    country: str = ""
    kind: str = ""
    by_risk: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def completed() -> Q:
    """Matters of every kind that can be compared, from the state on at which it can be."""
    of_kinds = [Q(kind=kind.code, state__in=kind.compared.states) for kind in kinds.installed() if kind.compared]
    return reduce(or_, of_kinds, Q(pk__in=[]))


def candidates(criteria: Criteria) -> Any:
    """Every completed matter that fits."""
    found = Matter.objects.listed().filter(completed()).exclude(number=None)
    if criteria.year:
        found = found.filter(starts_on__year=criteria.year)
    if criteria.unit:
        found = found.filter(unit__in=offspring([criteria.unit]))
    if criteria.country:
        found = found.filter(places__contains=[criteria.country])
    if criteria.kind:
        found = found.filter(kind=criteria.kind)
    return found


@dataclass(frozen=True)
class Drum:
    """The numbers of all matters that fit, in the order in which they are drawn, with the points of risk they had then."""

    numbers: list[str]
    points: dict[str, int]


def drum(criteria: Criteria, *, seed: str, today: date) -> Drum:
    """Raises NotComplete where more would have to be compared than one request can bear."""
    fitting = candidates(criteria)
    points = _points(fitting, today=today) if criteria.by_risk else {}
    return Drum(ordered(fitting.values_list("number", flat=True), seed=seed, points=points), points)


def _points(fitting: Any, *, today: date) -> dict[str, int]:
    if (count := fitting.count()) > MOST_COMPARED:
        sentence = _("By risk at most %(most)d matters are compared, and %(count)d fit: narrow year, unit or country.")
        raise NotComplete(sentence % {"most": MOST_COMPARED, "count": count})
    return {str(matter.number): risk(matter, today=today) for matter in fitting}


def ordered(numbers: Iterable[str], *, seed: str, points: Mapping[str, int] | None = None) -> list[str]:
    """The order that a seed gives to some numbers, those with more points of risk before; pure."""
    told = points or {}
    return sorted(numbers, key=lambda number: (-told.get(number, 0), hashlib.sha256(f"{seed} {number}".encode()).hexdigest()))


def risk(matter: Matter, *, today: date) -> int:
    """How many differences are found (two points) or still open (one)."""
    comparison = compared(matter, today=today)
    return 2 * comparison.count(Outcome.FOUND) + comparison.count(Outcome.OPEN)


def compared(matter: Matter, *, today: date) -> Comparison:
    """The comparison that its kind makes of it."""
    kind = kinds.get(matter.kind)
    own = kind.model._default_manager.select_related("revision").get(pk=matter.pk)
    return kind.compared.compare(own, today)
