"""Every sum equals a plain count; the parts of every dimension add up to the whole, whatever the rows are."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflow.statistics.generated import WRITTEN, generated
from workflow.statistics.checks import Check, checks, notes, shown
from workflow.statistics.cube import DIMENSIONS, cube
from workflow.statistics.models import Batch, Counted
from workflow.statistics.period import Period, of_year
from workflow.statistics.words import WAYS

TODAY = date(2026, 2, 1)
PLAIN = {  # dimension → the column as a plain statement names it
    "origin": "origin", "region": "region", "track": "track", "task": "task", "unit_name": "unit_name",
    "joined": "CASE WHEN joined THEN 'true' ELSE 'false' END",
    "planned": "CASE WHEN planned IS NULL THEN '' WHEN planned THEN 'true' ELSE 'false' END",
    "month": "CAST(EXTRACT(MONTH FROM counted_on) AS int)::text",
}  # fmt: skip


def plain(sql: str, *asked: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return cursor.fetchall()


def test_the_figures_of_a_year_are_those_of_plain_counts(stage):
    generated(5000, stage.cast["chen"])
    found = cube(of_year(2025, as_of=TODAY))
    for way in WAYS:
        for dimension, column in PLAIN.items():
            for year, present in ((2025, True), (2024, False)):
                rows = plain(
                    f"SELECT {column}, count(*), sum(people), sum(coalesce(money, 0)), sum(days) FROM statistics_counted"  # noqa: S608
                    " WHERE way = %s AND counted_on >= %s AND counted_on <= %s GROUP BY 1", way, f"{year}-01-01", f"{year}-12-31",
                )  # fmt: skip
                expected = {value: (groups, people, money, days) for value, groups, people, money, days in rows}
                got = {
                    value: (sums.groups, sums.people, sums.money, sums.days)
                    for value, sums in found.by(way, dimension, present=present).items()
                }
                assert got == expected, (way, dimension, year)


def test_on_time_is_counted_as_a_plain_statement_counts_it(stage):
    generated(2000, stage.cast["chen"])
    sums = cube(of_year(2025, as_of=TODAY)).total("out")
    out = "FROM statistics_counted WHERE way = 'out' AND counted_on BETWEEN '2025-01-01' AND '2025-12-31'"
    [(in_time,)] = plain(f"SELECT count(*) {out} AND report_on IS NOT NULL AND report_on <= report_due_on")  # noqa: S608
    [(handed_in,)] = plain(f"SELECT count(*) {out} AND report_on IS NOT NULL")  # noqa: S608
    [(overdue,)] = plain(f"SELECT count(*) {out} AND report_on IS NULL AND report_due_on < %s", TODAY)  # noqa: S608
    [(back, back_in_time)] = plain(f"SELECT sum(passports_on_time + passports_late), sum(passports_on_time) {out}")  # noqa: S608
    [(kept,)] = plain(f"SELECT sum(passports_out) {out} AND passports_due_on < %s", TODAY)  # noqa: S608
    assert (sums.reports_on_time, sums.reports) == (in_time, handed_in + overdue) and overdue
    assert (sums.passports_on_time, sums.passports) == (back_in_time, back + kept) and kept


def test_a_group_to_several_countries_counts_in_each_line_and_once_in_the_total(stage):
    batch = generated(0, stage.cast["chen"])
    add(batch, 1, countries=["JP", "KR"], people=4)
    add(batch, 2, countries=["JP"], people=3)
    found = cube(of_year(2025, as_of=TODAY))
    assert {code: (sums.groups, sums.people) for code, sums in found.by("out", "country").items()} == {"JP": (2, 7), "KR": (1, 4)}
    assert (found.total("out").groups, found.total("out").people, found.total("out").several) == (2, 7, 1)


def test_what_was_written_or_happened_after_the_as_of_day_does_not_count(stage):
    batch = generated(0, stage.cast["chen"])
    add(batch, 1, written_at=WRITTEN)
    add(batch, 2, written_at=WRITTEN + timedelta(days=9))
    add(batch, 3, counted_on=date(2026, 1, 20))
    add(batch, 4, written_at=WRITTEN - timedelta(days=1), replaced_at=WRITTEN)
    groups = {day: cube(Period(date(2025, 1, 1), date(2026, 12, 31), day)).total("out").groups for day in (
        date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 11), date(2026, 1, 20))}  # fmt: skip
    assert list(groups.values()) == [1, 1, 2, 3]


def test_the_year_before_is_the_same_days_of_it(stage):
    batch = generated(0, stage.cast["chen"])
    for line, day in enumerate((date(2024, 3, 1), date(2024, 9, 1), date(2025, 3, 1)), 1):
        add(batch, line, counted_on=day, written_at=WRITTEN.replace(year=2025, month=5))
    found = cube(of_year(2025, as_of=date(2025, 6, 30)))
    assert (found.total("out").groups, found.total("out", present=False).groups) == (1, 1)
    assert cube(of_year(2025, as_of=TODAY)).total("out", present=False).groups == 2


ROW = st.fixed_dictionaries({
    "way": st.sampled_from(list(WAYS)), "counted_on": st.dates(date(2024, 1, 1), date(2025, 12, 31)),
    "countries": st.lists(st.sampled_from(["JP", "KR", "HK", "TW", "FR"]), max_size=3, unique=True),
    "region": st.sampled_from(["abroad", "hong_kong", "taiwan", ""]), "origin": st.sampled_from(["foreign", "domestic", ""]),
    "track": st.sampled_from(["general", "academic", ""]), "task": st.sampled_from(["visit", "odd", ""]),
    "unit_name": st.sampled_from(["材料学院", ""]), "joined": st.booleans(), "planned": st.sampled_from([True, False, None]),
    "people": st.integers(0, 40),
})  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROW, max_size=25))
def test_the_parts_always_add_up_to_the_whole(stage, rows):
    Counted.objects.all().delete()
    Batch.objects.all().delete()
    batch = generated(0, stage.cast["chen"])
    Counted.objects.bulk_create(one(batch, line, **row) for line, row in enumerate(rows, 1))
    found = cube(of_year(2025, as_of=TODAY))
    for way in WAYS:
        of_it = [row for row in rows if row["way"] == way and row["counted_on"].year == 2025]
        total = found.total(way)
        assert (total.groups, total.people) == (len(of_it), sum(row["people"] for row in of_it))
        for dimension in DIMENSIONS:
            parts = found.by(way, dimension).values()
            assert (sum(p.groups for p in parts), sum(p.people for p in parts)) == (total.groups, total.people)
    assert all(check.holds for check in [*checks(found), *shown(found)])
    assert isinstance(notes(found), list)


def one(batch: Batch, line: int, **more: Any) -> Counted:
    told = {"way": "out", "counted_on": date(2025, 5, 1), "written_at": WRITTEN, "title": "团组", "people": 1, "countries": ["JP"]}
    return Counted(batch=batch, line=line, **told | more)


def add(batch: Batch, line: int, **more: Any) -> None:
    one(batch, line, **more).save()


@pytest.mark.parametrize("parts, whole, holds", [((7, 1, 3), 10, False), ((7, 1, 3), 11, True), ((), 0, True)])
def test_a_check_says_whether_it_holds(parts, whole, holds):
    check = Check("出访", parts, whole)
    assert check.holds is holds and ("≠" in str(check)) is not holds
