"""Drawing a sample (抽样): by year, unit, country and risk, in an order that the recorded seed alone decides.

Every matter gets the SHA-256 of seed and number; the smallest come first. So the same seed gives the same sample again, on any
machine, and nobody can steer it. By risk, matters with more open or found differences come before, the seed breaks ties.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from approvals.people.models.unit import offspring
from workflow.core import kinds
from workflow.core.comparing import Outcome
from workflow.core.models import Matter


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


def candidates(criteria: Criteria) -> list[Matter]:
    """Every completed matter that fits, by number."""
    found = Matter.objects.listed().filter(completed()).exclude(number=None)
    if criteria.year:
        found = found.filter(starts_on__year=criteria.year)
    if criteria.unit:
        found = found.filter(unit__in=offspring([criteria.unit]))
    if criteria.country:
        found = found.filter(places__contains=[criteria.country])
    if criteria.kind:
        found = found.filter(kind=criteria.kind)
    return list(found.order_by("number"))


def drum(criteria: Criteria, *, seed: str, today: date) -> list[str]:
    """All numbers in the order in which they are drawn."""
    fitting = candidates(criteria)
    order = ordered((matter.number or "" for matter in fitting), seed=seed)
    if criteria.by_risk:
        risks = {matter.number: risk(matter, today=today) for matter in fitting}
        order.sort(key=lambda number: -risks[number])  # stable: the seed decides among equals
    return order


def ordered(numbers: Iterable[str], *, seed: str) -> list[str]:
    """The order that a seed gives to some numbers; pure."""
    return sorted(numbers, key=lambda number: hashlib.sha256(f"{seed} {number}".encode()).hexdigest())


def risk(matter: Matter, *, today: date) -> int:
    """How many differences are found (two points) or still open (one)."""
    comparison = compared(matter, today=today)
    return 2 * comparison.count(Outcome.FOUND) + comparison.count(Outcome.OPEN)


def compared(matter: Matter, *, today: date) -> Any:
    """The comparison that its kind makes of it."""
    kind = kinds.get(matter.kind)
    own = kind.model._default_manager.select_related("revision").get(pk=matter.pk)
    return kind.compared.compare(own, today)
