"""File numbers (档号): by the school's pattern, without gaps, each once; a pattern that cannot be filled stops the start."""

from datetime import date

import pytest
from django.core.checks import run_checks
from django.db import transaction

from workflow.registers.archive import numbers, retention
from workflow.registers.models import Period, Retention

pytestmark = pytest.mark.django_db
CLASSIC = "{fonds}-{year}-{category}-{number}"


@pytest.fixture(autouse=True)
def school(settings):
    settings.ARCHIVE_FONDS, settings.ARCHIVE_CATEGORY, settings.ARCHIVE_OFFICE = "0194", "WS", "BGS"


def given(year=2016, period=Period.THIRTY):
    return numbers.given(year=year, period=period)


def test_the_default_is_the_one_of_da_t_22():
    assert given() == "0194-WS·2016-D30-BGS-0001"


def test_each_year_period_and_office_counts_for_itself(settings):
    assert [given()[-4:], given()[-4:], given(2017)[-4:], given(period=Period.PERMANENT)[-4:]] == ["0001", "0002", "0001", "0001"]
    settings.ARCHIVE_OFFICE = "GJC"
    assert given() == "0194-WS·2016-D30-GJC-0001"


def test_a_number_that_was_undone_is_given_again():
    given()
    with pytest.raises(RuntimeError), transaction.atomic():
        given()
        raise RuntimeError
    assert given() == "0194-WS·2016-D30-BGS-0002"


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("{fonds}-{category}12-{year}-{number:03d}", ["0194-WS12-2016-001", "0194-WS12-2016-002", "0194-WS12-2017-001"]),
        ("{category}.{number}", ["WS.1", "WS.2", "WS.3"]),
        (("全宗{fonds}" * 6) + "/{year}/{number}", [f"{'全宗0194' * 6}/{end}" for end in ("2016/1", "2016/2", "2017/1")]),
    ],
)
def test_whatever_a_pattern_tells_apart_is_counted_apart_and_no_number_comes_twice(settings, pattern, made):
    settings.ARCHIVE_NUMBER = pattern
    assert [given(), given(period=Period.PERMANENT), given(2017)] == made


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("{fonds}-{jahr}-{number}", "{jahr} is no place of it"), ("{fonds}-{year}", "{number} is missing"),
        ("{fonds-{number}", "it cannot be read"), ("{}-{number}", "{} is no place of it"), ("{number:x!}", "it cannot be read"),
        ("{fonds.__class__}-{number}", "{fonds.__class__} is no place of it"),
    ],
)
def test_the_system_check_names_what_is_wrong_with_a_pattern(settings, pattern, fault):
    settings.ARCHIVE_NUMBER = pattern
    assert any(fault in found.msg for found in run_checks() if found.id == "waishi.E010")


@pytest.mark.parametrize("pattern", [CLASSIC, "{number:04d}", "{fonds}-{category}·{year}-{retention}-{office}-{number:04d}"])
def test_a_pattern_that_can_be_filled_is_none_of_its_business(settings, pattern):
    settings.ARCHIVE_NUMBER = pattern
    assert not [found for found in run_checks() if found.id == "waishi.E010"]


def test_the_period_is_the_kinds_own_until_the_office_says_otherwise():
    assert (retention.period_of("delegation"), retention.period_of("visit")) == ("30", "permanent")
    assert retention.period_of("no such kind") == "30"
    Retention.objects.create(kind="visit", period="30", source="S46")
    assert retention.period_of("visit") == Period.THIRTY


@pytest.mark.parametrize(("period", "until"), [("permanent", None), ("30", date(2046, 12, 31)), ("10", date(2026, 12, 31))])
def test_a_period_runs_from_the_year_after(period, until):
    assert retention.last_day(Period(period), year=2016) == until
