"""Working days, by the published arrangements of 2025 and 2026 and by their laws."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvals import calendar

pytestmark = pytest.mark.django_db
ANY_TABLE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


@pytest.fixture
def published():
    return calendar.load([2025, 2026, 2027])


@pytest.mark.parametrize(
    "day, works",
    [
        ("2025-01-01", False),  # 元旦, a Wednesday
        ("2025-01-26", True),  # 春节调休, a Sunday
        ("2025-01-28", False),  # 除夕
        ("2025-02-04", False),
        ("2025-02-05", True),
        ("2025-02-08", True),  # 春节调休, a Saturday
        ("2025-04-04", False),  # 清明
        ("2025-04-27", True),  # 劳动节调休
        ("2025-05-05", False),
        ("2025-06-02", False),  # 端午
        ("2025-09-28", True),  # 国庆调休
        ("2025-10-08", False),  # 国庆、中秋
        ("2025-10-11", True),
        ("2026-01-02", False),
        ("2026-01-04", True),  # 元旦调休, a Sunday
        ("2026-02-14", True),  # 春节调休, a Saturday
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-02-28", True),
        ("2026-05-05", False),
        ("2026-05-09", True),
        ("2026-06-19", False),
        ("2026-09-20", True),  # 国庆调休, a Sunday
        ("2026-09-25", False),  # 中秋
        ("2026-10-07", False),
        ("2026-10-08", True),
        ("2026-10-10", True),  # 国庆调休, a Saturday
        ("2026-11-21", False),  # an ordinary Saturday
        ("2026-11-23", True),  # an ordinary Monday
    ],
)
def test_the_published_arrangements_hold(published, day, works):
    assert calendar.is_working(date.fromisoformat(day)) is works


def test_what_is_not_announced_is_not_loaded_and_said_to_be_unknown(published):
    assert published == [2025, 2026]
    assert [calendar.known(year) for year in (2025, 2026, 2027)] == [True, True, False]
    assert calendar.unknown_years(date(2026, 12, 1), date(2028, 1, 5)) == [2027, 2028]


def test_an_entry_of_the_schools_own_does_not_make_a_year_known(published):
    calendar._special_days().create(date=date(2027, 4, 6), works=False, name="校庆")
    assert not calendar.known(2027)
    assert not calendar.is_working(date(2027, 4, 6))


@pytest.mark.parametrize("day", ["2027-01-01", "2029-05-01", "2029-05-02", "2029-10-01", "2029-10-02", "2029-10-03"])
def test_an_unknown_year_keeps_the_holidays_fixed_by_date(published, day):
    assert date.fromisoformat(day).weekday() < 5
    assert not calendar.is_working(date.fromisoformat(day))


def test_an_unknown_year_is_otherwise_a_year_of_weeks(published):
    assert calendar.is_working(date(2029, 10, 4))
    assert not calendar.is_working(date(2029, 10, 6))


def test_the_arrangement_wins_over_the_date(published):
    calendar._special_days().filter(date=date(2026, 1, 1)).update(works=True)
    assert calendar.is_working(date(2026, 1, 1))


def test_loading_twice_changes_nothing_and_keeps_what_the_office_entered(published):
    calendar._special_days().filter(date=date(2026, 10, 10)).update(works=False, name="本校另定")
    before = list(calendar._special_days().order_by("date").values_list("date", "works", "name"))
    assert calendar.load([2025, 2026]) == [2025, 2026]
    assert list(calendar._special_days().order_by("date").values_list("date", "works", "name")) == before


def test_holidays_have_chinese_names(published):
    assert calendar._special_days().get(date=date(2026, 10, 1)).name == "国庆节"


@pytest.mark.parametrize(
    "start, n, end",
    [
        ("2026-11-20", 1, "2026-11-23"),  # Friday to Monday
        ("2026-09-18", 1, "2026-09-20"),  # the Sunday is worked
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),  # the Saturday is worked
        ("2026-10-08", -1, "2026-09-30"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_counting_days_over_holidays(published, start, n, end):
    assert calendar.add_working_days(date.fromisoformat(start), n) == date.fromisoformat(end)


@given(start=DAYS, n=st.integers(-120, 120))
@ANY_TABLE
def test_counting_back_what_was_added_gives_the_same_number(published, start, n):
    assert calendar.working_days_between(start, calendar.add_working_days(start, n)) == n


@given(a=DAYS, b=DAYS)
@ANY_TABLE
def test_adding_what_was_counted_leads_to_the_last_working_day_reached(published, a, b):
    reached = calendar.add_working_days(a, calendar.working_days_between(a, b))
    assert min(a, b) <= reached <= max(a, b)
    assert calendar.working_days_between(reached, b) == 0
    if calendar.is_working(b):
        assert reached == b


@given(a=DAYS, b=DAYS, c=DAYS)
@ANY_TABLE
def test_spans_add_up(published, a, b, c):
    a, b, c = sorted((a, b, c))
    between = calendar.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)


def test_the_table_is_read_once_per_operation(published, django_assert_num_queries):
    start = date(2025, 11, 3)
    for operation in (
        lambda: calendar.is_working(start),
        lambda: calendar.add_working_days(start, 60),
        lambda: calendar.add_working_days(start, -60),
        lambda: calendar.working_days_between(start, start + timedelta(days=500)),
        lambda: calendar.unknown_years(start, date(2029, 1, 1)),
        lambda: calendar.known(2026),
    ):
        with django_assert_num_queries(1):
            operation()


def test_a_holiday_of_many_months_is_passed_over(published, django_assert_max_num_queries):
    days = calendar._special_days()
    off = [date(2027, 6, 1) + timedelta(days=n) for n in range(300)]
    days.bulk_create(days.model(date=day, works=False) for day in off)
    assert calendar.add_working_days(date(2027, 5, 31), 1) == date(2028, 3, 27)
