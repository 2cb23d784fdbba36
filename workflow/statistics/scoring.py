"""Indicators of the colleges (二级学院外事考核指标): what is measured of a unit, weighed as the office decides.

Weights are local (S113, S114 are samples of two universities), so none is built in: an indicator without a weight scores
nothing. The weights of an as-of day are those in force at its end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from workflow.core.counting import EVENT, IN, OUT
from workflow.statistics.cube import Cube
from workflow.statistics.models import Indicator


@dataclass(frozen=True)
class Measure:
    """What can be measured of a unit: its usual name, in what, and how it is had of the cube."""

    name: Any
    measured_in: Any
    of: Callable[[Cube, str], int]


def _sum(way: str, what: str) -> Callable[[Cube, str], int]:
    return lambda cube, unit: getattr(cube.at(way, "unit_name", unit), what)


MEASURES: Mapping[str, Measure] = {
    "out_groups": Measure(_("Groups sent abroad"), _("groups"), _sum(OUT, "groups")),
    "out_people": Measure(_("Person-times abroad"), _("person-times"), _sum(OUT, "people")),
    "out_reports": Measure(_("Reports of trips on time"), _("reports"), _sum(OUT, "reports_on_time")),
    "in_groups": Measure(_("Groups of guests received"), _("groups"), _sum(IN, "groups")),
    "in_people": Measure(_("Person-times of guests"), _("person-times"), _sum(IN, "people")),
    "lectures": Measure(_("Lectures held"), _("lectures"), _sum(EVENT, "groups")),
}


@dataclass(frozen=True)
class Score:
    """One unit: what was measured, in the order of the indicators, and the points."""

    unit: str
    measured: list[int]
    points: Decimal
    weighed: list[Indicator]

    @property
    def made_of(self) -> str:
        """What the points are made of: 3 × 2 + 1 × 1.5."""
        return " + ".join(f"{number} × {row.weight.normalize():f}" for number, row in self.beside if number)

    @property
    def beside(self) -> list[tuple[int, Indicator]]:
        """Each number and its indicator."""
        return list(zip(self.measured, self.weighed, strict=True))


def indicators(as_of: date) -> list[Indicator]:
    """Those that weighed something at the end of that day, in the order of the measures."""
    order = list(MEASURES)
    rows = [row for row in Indicator.objects.known(as_of).exclude(weight=0) if row.code in MEASURES]
    return sorted(rows, key=lambda row: order.index(row.code))


def history() -> list[Indicator]:
    """Every weight there was, newest first: who set it, from when until when it counted."""
    return list(Indicator.objects.select_related("changed_by").order_by("-changed_at", "-id")[:200])


def scores(cube: Cube, weighed: list[Indicator]) -> list[Score]:
    """Every unit that has anything counted, most points first."""
    units = {unit for way in (OUT, IN, EVENT) for unit in cube.by(way, "unit_name") if unit}
    found = []
    for unit in units if weighed else ():
        measured = [MEASURES[row.code].of(cube, unit) for row in weighed]
        points = sum((row.weight * number for row, number in zip(weighed, measured, strict=True)), Decimal(0))
        found.append(Score(unit, measured, points, weighed))
    return sorted(found, key=lambda score: (-score.points, score.unit))


@transaction.atomic
def weigh(given: Mapping[str, Mapping[str, Any]], *, by, now: datetime) -> None:
    """Write the office's weights: code → name, weight, measured_in; a weight of 0 takes the indicator out.

    What changes is closed and written anew, so that points as of an earlier day stay what they were.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('weights', 0))")
    current = {row.code: row for row in Indicator.objects.current()}
    for code, told in given.items():
        before = current.get(code)
        if before is None and not told["weight"] or before and all(getattr(before, name) == told[name] for name in told):
            continue
        if before:
            before.replaced_at = max(now, before.changed_at)
            before.save(update_fields=["replaced_at"])
        Indicator.objects.create(code=code, changed_by=by, changed_at=now, **told)
