"""The figures for programs: the numbers of the page, for whoever reads the page."""

from datetime import date

import pytest

from tests.workflow.statistics.generated import generated
from workflow.statistics.cube import cube
from workflow.statistics.period import of_year

YEAR = "/api/v1/figures/2025?as_of=2026-02-01"


def test_they_are_the_numbers_of_the_page(stage):
    generated(300, stage.cast["chen"])
    told, found = stage.office.wen.get(YEAR).json(), cube(of_year(2025, as_of=date(2026, 2, 1)))
    assert (told["since"], told["until"], told["as_of"], told["open"]) == ("2025-01-01", "2025-12-31", "2026-02-01", False)
    for way in told["ways"]:
        total = found.total(way["way"])
        assert (way["total"]["groups"], way["total"]["people"], way["total"]["money"]) == (total.groups, total.people, str(total.money))
        for dimension in {part["dimension"] for part in way["parts"]} - {"country"}:
            parts = [part["sums"]["groups"] for part in way["parts"] if part["dimension"] == dimension]
            assert sum(parts) == total.groups, dimension
    assert len(told["rules"]) > 4 and any(way["before"]["groups"] for way in told["ways"])


def test_half_a_year_and_any_days_and_what_is_no_period(stage):
    generated(300, stage.cast["chen"])
    ask = stage.office.chen.get
    half = ask(f"{YEAR}&half=1").json()
    days = ask("/api/v1/figures?since=2025-01-01&until=2025-06-30&as_of=2026-02-01").json()
    assert half == days and half["ways"][0]["total"]["groups"]
    for wrong in ("/api/v1/figures?since=2025-03-01&until=2025-02-01", f"{YEAR}&half=3", "/api/v1/figures/2025?as_of=2999-01-01"):
        assert ask(wrong).status_code == 422, wrong
    assert ask("/api/v1/figures/1").status_code == 404


@pytest.mark.parametrize("username", ["gu", "cheng", "mi", "he", "ji"])
def test_nobody_else_reads_them(stage, username):
    assert stage.office.browser(username).get(YEAR).status_code == 403
