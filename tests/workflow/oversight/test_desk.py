"""The leading group's desk: its lists have an end and say so, its figures are those of plain SQL, two years beside one another."""

from datetime import date

from django.db import connection

from tests.bench.generate import finished_matters
from tests.making import House, standing_at
from tests.workflow.oversight.conftest import found
from workflow.oversight import desk as desks
from workflow.oversight.desk import desk
from workflow.oversight.years import NAMES, _a_year_before

OVER = """SELECT count(*) FROM core_matter WHERE ends_on BETWEEN %s AND %s AND (
  kind = 'delegation' AND state IN ('returned', 'sharing', 'archived')
  OR kind = 'visit' AND state IN ('departed', 'summary', 'sharing', 'archived')
  OR kind = 'lecture' AND state IN ('held', 'archived'))"""


def told(page, code):
    row = page.years[list(NAMES).index(code)]
    return row.this, row.last, row.whole


def counted(*span):
    with connection.cursor() as cursor:
        cursor.execute(OVER, span)
        return cursor.fetchone()[0]


@standing_at("returned")
def test_two_years_are_counted_as_plain_sql_counts_them(walk, stage: House):
    finished_matters(400, stage.cast)
    today = max(walk.today, date(2026, 11, 20))
    spans = [(date(today.year, 1, 1), today), (date(today.year - 1, 1, 1), today.replace(year=today.year - 1)),
             (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))]  # fmt: skip
    assert told(desk(today=today), "over") == tuple(counted(*span) for span in spans) and sum(told(desk(today=today), "over"))


def test_the_29_of_february_has_a_day_a_year_before():
    assert _a_year_before(date(2028, 2, 29)) == date(2027, 2, 28) and _a_year_before(date(2026, 11, 27)) == date(2025, 11, 27)


@standing_at("returned")
def test_a_finding_counts_where_it_stands_and_in_its_year(seen):
    found(seen), found(seen, severity="minor")
    today = seen.now.date()
    page = desk(today=today)
    assert (told(page, "findings"), told(page, "grave"), told(page, "closed")) == ((2, 0, 0), (1, 0, 0), (0, 0, 0))
    assert [count for _state, count in page.states] == [2, 0, 0, 0] and (page.open, page.overdue) == (2, 0)
    late = desk(today=today.replace(year=today.year + 1))
    assert (told(late, "findings"), late.overdue) == ((0, 2, 2), 2)


@standing_at("returned")
def test_a_list_ends_and_says_that_there_is_more(seen, stage: House, monkeypatch):
    for _each in range(3):
        found(seen)
    monkeypatch.setattr(desks, "MOST", 2)
    page = desk(today=seen.now.date())
    assert (len(page.findings.rows), page.findings.count, page.findings.rest, page.open) == (2, "2+", True, 3)


@standing_at("returned")
def test_the_page_says_which_year_is_which(walk, stage: House):
    page = stage.office.wen.get("/oversight/").content.decode()
    assert all(str(name) in page for name in NAMES.values()) and 'id="years"' in page
