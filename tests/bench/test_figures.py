"""Figures at size: 100 000 matters against plain SQL; the page of a year at 10 000 and at a million counted matters."""

import os
from collections.abc import Callable
from typing import Any

from django.db import transaction

from tests.bench.measuring import timed
from tests.cast import Office
from tests.workflow.statistics.generated import generated
from tests.workflow.statistics.test_against_plain_sql import figures_are_those_of_plain_sql

FEW, MANY = 10_000, int(os.environ.get("COUNTED", "1000000"))
SO_MANY = int(os.environ.get("MATTERS", "100000"))
A_YEAR = 2_000  # of the year that is looked at and the one before, both times
YEAR, FULL = "/figures/2025/?as_of=2026-02-01", "/figures/2010/?as_of=2026-02-01"
LIST = "/figures/matters/?since=2025-01-01&until=2025-12-31&as_of=2026-02-01&way=out"
TIMES = 15
GOAL = 1.5


def test_the_figures_of_a_hundred_thousand_matters_are_those_of_plain_sql(office: Office) -> None:
    """As ``make test`` asks of 8 000: matters made in SQL, rows by each kind's own ``row``, sums against the matters' tables."""
    with transaction.atomic():
        seconds = timed(lambda: figures_are_those_of_plain_sql(office.cast, SO_MANY))
        transaction.set_rollback(True)
    print(f"\n\n{SO_MANY} matters made, counted and summed twice: {seconds:.0f} s, no difference")


def test_a_year_does_not_feel_the_years_before(office: Office) -> None:
    chen = office.cast["chen"]
    generated(A_YEAR, chen, first="2024-01-01")
    generated(FEW - A_YEAR, chen, first="2000-01-01", days=8000)
    few = {url: _page(office, url) for url in (YEAR, LIST)}
    generated(MANY - FEW, chen, first="2000-01-01", days=8000)
    many = {url: _page(office, url) for url in (YEAR, LIST)}
    print(f"\n\nat {FEW} and {MANY} counted matters, {A_YEAR} of them of the years that are shown")
    for url in (YEAR, LIST):
        print(f"  {url[:40]:<42} {few[url] * 1000:7.1f} ms {many[url] * 1000:7.1f} ms  × {many[url] / few[url]:.2f}")
    print(f"  a year of {MANY // 22}: {_page(office, FULL) * 1000:.0f} ms")
    assert many[YEAR] / few[YEAR] < GOAL and many[LIST] / few[LIST] < GOAL


def _page(office: Office, url: str) -> float:
    """The quickest of some visits, in seconds: other work on the machine can only make one slower."""
    browser = office.browser("chen")
    visit: Callable[[], Any] = lambda: browser.get(url)  # noqa: E731
    assert visit().status_code == 200
    return min(timed(visit) for _ in range(TIMES))
