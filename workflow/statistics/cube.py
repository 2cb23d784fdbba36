"""The cube (汇总): every sum of a period and of the same days a year before, by every dimension, in two statements.

The parts of a dimension always add up to the whole: each row has exactly one value in it, and nothing stated is a value
too. Countries alone do not: a trip to several counts in the line of each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from django.db import connection

from workflow.statistics.models import end_of
from workflow.statistics.period import Period

DIMENSIONS = {
    "origin": "origin", "region": "region", "track": "track", "task": "task", "level": "level", "guest_class": "guest_class",
    "unit_name": "unit_name", "joined": "joined::text", "planned": "coalesce(planned::text, '')",
    "month": "extract(month FROM counted_on)::int::text",
}  # fmt: skip
"""Name → how it is had of a row; each is a filter of the list of matters, too."""


@dataclass(frozen=True)
class Sums:
    """What is summed; a group is one row."""

    groups: int = 0
    people_planned: int = 0
    people: int = 0
    audience: int = 0
    days_planned: int = 0
    days: int = 0
    money_planned: Decimal = Decimal(0)
    money: Decimal = Decimal(0)
    leaders: int = 0
    several: int = 0  # groups that went to more than one country or region
    passports: int = 0  # back, or overdue on the as-of day
    passports_on_time: int = 0
    reports: int = 0  # handed in, or overdue on the as-of day
    reports_on_time: int = 0
    unsettled: int = 0
    imported: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(Sums)))


SUMS = """
count(*), coalesce(sum(people_planned), 0), sum(people), coalesce(sum(audience), 0), coalesce(sum(days_planned), 0),
coalesce(sum(days), 0), coalesce(sum(money_planned), 0), coalesce(sum(money), 0), count(*) FILTER (WHERE leaders),
count(*) FILTER (WHERE cardinality(countries) > 1),
sum(passports_on_time + passports_late + CASE WHEN passports_due_on < %(as_of)s THEN passports_out ELSE 0 END),
sum(passports_on_time),
count(*) FILTER (WHERE report_due_on IS NOT NULL AND (report_on IS NOT NULL OR report_due_on < %(as_of)s)),
count(*) FILTER (WHERE report_on <= report_due_on), count(*) FILTER (WHERE money IS NULL),
count(*) FILTER (WHERE matter_id IS NULL)
"""
COUNTED = f"""
WITH counted AS (
  SELECT *, counted_on >= %(since)s AS present, {', '.join(f'{sql} AS by_{name}' for name, sql in DIMENSIONS.items())}
  FROM statistics_counted
  WHERE written_at < %(over)s AND (replaced_at IS NULL OR replaced_at >= %(over)s)
    AND (counted_on BETWEEN %(since)s AND %(until)s OR counted_on BETWEEN %(since_before)s AND %(until_before)s)
)
"""  # noqa: S608 - names of our own columns
COLUMNS = ", ".join(f"by_{name}" for name in DIMENSIONS)
BY_DIMENSION = f"""{COUNTED}
SELECT present, way, GROUPING({COLUMNS}), coalesce({COLUMNS}), {SUMS} FROM counted
GROUP BY present, way, GROUPING SETS ((), {', '.join(f'(by_{name})' for name in DIMENSIONS)})
"""  # noqa: S608 - names of our own columns
BY_COUNTRY = f"""{COUNTED}
SELECT present, way, country, {SUMS} FROM counted CROSS JOIN LATERAL unnest(countries) AS country
GROUP BY present, way, country
"""  # noqa: S608 - names of our own columns


class Cube:
    """The sums of a period."""

    def __init__(self, period: Period, rows: Iterable[tuple[bool, str, str, str, Sums]]):
        self.period = period
        self._sums: dict[tuple[bool, str, str], dict[str, Sums]] = {}
        for present, way, dimension, value, sums in rows:
            self._sums.setdefault((present, way, dimension), {})[value] = sums

    def total(self, way: str, *, present: bool = True) -> Sums:
        """Everything of that way, each group once."""
        return self._sums.get((present, way, ""), {}).get("", Sums())

    def by(self, way: str, dimension: str, *, present: bool = True) -> dict[str, Sums]:
        """Value → sums; most groups first, what nobody stated last."""
        found = self._sums.get((present, way, dimension), {})
        return dict(sorted(found.items(), key=lambda pair: (not pair[0], -pair[1].groups, -pair[1].people, pair[0])))

    def at(self, way: str, dimension: str, value: str, *, present: bool = True) -> Sums:
        """The sums of one value."""
        return self._sums.get((present, way, dimension), {}).get(value, Sums())


def cube(period: Period) -> Cube:
    """Everything that is counted in the period, as known at the end of its as-of day."""
    return Cube(period, _rows(period))


def parameters(period: Period) -> dict[str, Any]:
    """What the statements are asked with."""
    before = period.before
    return {
        "since": period.since, "until": period.last, "since_before": before.since, "until_before": before.until,
        "as_of": period.as_of, "over": end_of(period.as_of),
    }  # fmt: skip


def _rows(period: Period) -> Iterator[tuple[bool, str, str, str, Sums]]:
    told, names = parameters(period), list(DIMENSIONS)
    with connection.cursor() as cursor:
        cursor.execute(BY_DIMENSION, told)
        for present, way, mask, value, *sums in cursor.fetchall():
            yield present, way, _dimension(mask, names), value or "", Sums(*sums)
        cursor.execute(BY_COUNTRY, told)
        for present, way, country, *sums in cursor.fetchall():
            yield present, way, "country", country, Sums(*sums)


def _dimension(mask: int, names: list[str]) -> str:
    """The one dimension that is not rolled up: GROUPING sets a bit for every column that is, the last the lowest."""
    kept = [name for bit, name in enumerate(reversed(names)) if not mask >> bit & 1]
    return kept[0] if kept else ""
