"""The pages of figures: who may look, every number leads to as many rows, the sheet says the same, few statements a year."""

import io
import re
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.utils import timezone

from tests.budgets.counting import counted
from tests.workflow.statistics.generated import generated
from workflow.statistics import scoring
from workflow.statistics.cube import cube
from workflow.statistics.models import Indicator
from workflow.statistics.period import of_year
from workflow.statistics.tables import tables

PAGE = "/figures/2025/?as_of=2026-02-01"
STATEMENTS = 12


@pytest.fixture
def rows(stage):
    generated(600, stage.cast["chen"])
    return stage


@pytest.mark.parametrize("username", ["chen", "wen", "guan"])
def test_the_office_the_leading_group_and_administrators_read_them(rows, username):
    browser = rows.office.browser(username)
    page = browser.get(PAGE).text
    assert "2025年外事工作总结" in page and "统计口径" in page and 'href="/figures/"' in page
    assert ("/figures/ledgers/" in page) == (username == "chen")
    assert browser.get("/figures/").status_code == browser.get("/figures/matters/").status_code == 200


@pytest.mark.parametrize("username", ["gu", "cheng", "mi", "qiao", "he", "ji"])
def test_nobody_else_does(rows, username):
    browser = rows.office.browser(username)
    for address in ("/figures/", "/figures/2025/", "/figures/matters/", "/figures/indicators/", "/figures/ledgers/"):
        assert browser.get(address).status_code == 403
    assert browser.post("/figures/indicators/weights/").status_code == browser.post("/figures/ledgers/imports/").status_code == 403
    assert "/figures/" not in browser.get("/inbox/").text


def test_a_year_needs_few_statements(rows):
    browser = rows.office.chen
    browser.get(PAGE)
    counted("figures of a year", lambda: browser.get(PAGE), STATEMENTS)


def test_the_list_names_what_is_imported_and_hides_titles_from_administrators(rows):
    address = "/figures/matters/?since=2025-01-01&until=2025-12-31&as_of=2026-02-01&way=out"
    assert "团组 " in rows.office.chen.get(address).text and "2024-01-01.xlsx" in rows.office.chen.get(address).text
    assert not re.search(r"团组 \d", rows.office.guan.get(address).text)


def test_the_sheet_has_the_numbers_of_the_tables(rows):
    answer = rows.office.chen.get(PAGE + "&format=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    made = tables(cube(of_year(2025, as_of=date(2026, 2, 1))))
    assert len(book.worksheets) == len(made) + 1
    for sheet, table in zip(book.worksheets[1:], made, strict=True):
        lines = list(sheet.iter_rows(min_row=2, max_row=len(table.rows) + 2, min_col=2, max_col=len(table.heads) + 1, values_only=True))
        assert lines == [tuple(float(cell.value) for cell in row.cells) for row in [*table.rows, table.total]]


def test_half_a_year_any_days_and_what_is_no_period(rows):
    browser = rows.office.chen
    assert "2025年上半年" in browser.get("/figures/2025/?half=1&as_of=2026-02-01").text
    assert browser.get("/figures/?since=2025-03-01&until=2025-04-30").status_code == 200
    for wrong in ("since=2025-03-01&until=2025-02-01", "since=soon&until=2025-02-01", "as_of=2999-01-01", "since=1900-01-01&until=2025-01-01"):
        assert browser.get(f"/figures/?{wrong}").status_code == 422, wrong
    assert browser.get("/figures/1/").status_code == 404


def test_a_year_of_which_nothing_is_known_says_so(rows):
    assert "没有派出因公出国" in rows.office.chen.get("/figures/2001/").text


# --- indicators -------------------------------------------------------------------------------------------------------

WEIGHTS = {
    f"{code}-{name}": value
    for code in ("out_groups", "out_people", "out_reports", "in_groups", "in_people", "lectures")
    for name, value in (("name", "指标"), ("measured_in", "个"), ("weight", "0"))
}


def test_the_office_weighs_the_indicators_and_units_get_their_points(rows):
    given = WEIGHTS | {"out_groups-weight": "3", "lectures-weight": "1.5", "_once": "w1"}
    for _again in range(2):
        assert rows.office.chen.post("/figures/indicators/weights/", given).status_code == 302
    assert Indicator.objects.exclude(weight=0).count() == 2
    found = cube(of_year(2025, as_of=date(2026, 2, 1)))
    points = found.at("out", "unit_name", "材料学院").groups * 3 + found.at("event", "unit_name", "材料学院").groups * 1.5
    page = rows.office.chen.get("/figures/indicators/?since=2025-01-01&until=2025-12-31").text
    assert points and f"{points:.2f}" in page


@pytest.mark.parametrize("username, weight, status", [("guan", "3", 403), ("wen", "3", 403), ("chen", "-1", 422), ("chen", "viel", 422)])
def test_nobody_else_weighs_and_a_weight_is_a_number(rows, username, weight, status):
    answer = rows.office.browser(username).post("/figures/indicators/weights/", WEIGHTS | {"out_groups-weight": weight})
    assert answer.status_code == status and not Indicator.objects.exists()


def test_a_weight_counts_from_its_day_on_and_points_of_an_earlier_day_stay(rows):
    chen = rows.cast["chen"]
    for day, weight in ((1, "2"), (10, "2"), (20, "5")):
        given = {"out_groups": {"name": "出访团组", "measured_in": "个", "weight": Decimal(weight)}}
        scoring.weigh(given, by=chen, now=timezone.make_aware(datetime(2026, 2, day, 9)))
    assert [(row.weight, row.replaced_at is None) for row in scoring.history()] == [(5, True), (2, False)], "nothing new, no new row"
    points = {}
    for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 19), date(2026, 2, 20)):
        found = cube(of_year(2025, as_of=day))
        weighed = scoring.indicators(day)
        score = next((each for each in scoring.scores(found, weighed) if each.unit == "材料学院"), None)
        points[day.day] = score and score.points / found.at("out", "unit_name", "材料学院").groups
        assert score is None or score.made_of == f"{score.measured[0]} × {weighed[0].weight.normalize():f}"
    assert points == {31: None, 1: 2, 19: 2, 20: 5}
    page = rows.office.chen.get("/figures/indicators/?since=2025-01-01&until=2025-12-31").text
    assert "权重变更记录" in page and "现行" in page
