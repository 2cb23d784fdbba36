"""Figures at size: sums of 100 000 rows equal plain counts; the page of a year at 10 000 and at a million counted matters."""

import os
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from django.db import connection

from tests.bench.measuring import timed
from tests.cast import Office
from tests.workflow.statistics.generated import generated
from workflow.statistics.cube import cube
from workflow.statistics.period import of_year
from workflow.statistics.words import WAYS

FEW, MANY = 10_000, int(os.environ.get("COUNTED", "1000000"))
A_YEAR = 2_000  # of the year that is looked at, both times
TIMES = 15
GOAL = 1.5


def test_the_sums_of_a_hundred_thousand_rows_are_those_of_a_plain_count(office: Office) -> None:
    generated(100_000, office.cast["chen"])
    found = cube(of_year(2025, as_of=date(2026, 2, 1)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT way, task, count(*), sum(people), sum(coalesce(money, 0)) FROM statistics_counted"
            " WHERE counted_on BETWEEN '2025-01-01' AND '2025-12-31' GROUP BY way, task"
        )
        rows = cursor.fetchall()
    assert len(rows) > 8
    assert all(
        (sums.groups, sums.people, sums.money) == tuple(plain)
        for way, task, *plain in rows for sums in [found.at(way, "task", task)]
    )  # fmt: skip
    assert sum(found.total(way).groups for way in WAYS) == sum(row[2] for row in rows)


def test_a_year_does_not_feel_the_years_before(office: Office) -> None:
    chen = office.cast["chen"]
    generated(A_YEAR, chen, first="2024-01-01")
    generated(FEW - A_YEAR, chen, first="2000-01-01", days=8000)
    few = _page(office)
    generated(MANY - FEW, chen, first="2000-01-01", days=8000)
    many = _page(office)
    print(f"\n\n/figures/2025/ at {FEW} and {MANY} counted matters: {few * 1000:.1f} ms, {many * 1000:.1f} ms, × {many / few:.2f}")
    assert many / few < GOAL


def _page(office: Office) -> float:
    """The median of some visits, in seconds."""
    browser = office.browser("chen")
    visit: Callable[[], Any] = lambda: browser.get("/figures/2025/?as_of=2026-02-01")  # noqa: E731
    assert visit().status_code == 200
    return median(timed(visit) for _ in range(TIMES))
