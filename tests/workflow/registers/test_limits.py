"""The table of limits: dated, laid over the national defaults, and never a value the rules cannot read."""

from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from workflow.registers.limits import DEFAULTS, NATIONAL, limits_on
from workflow.registers.models import Limit
from workflow.registers.national import limits_from, parse


def test_the_national_numbers():
    assert NATIONAL.days_abroad == {1: 5, 2: 8, 3: 10}
    assert (NATIONAL.group_size, NATIONAL.countries, NATIONAL.poor_connection_days) == (6, 3, 1)
    assert NATIONAL.substantive_share == Fraction(2, 3)
    assert (NATIONAL.notice_working_days, NATIONAL.second_notice_days, NATIONAL.report_days) == (5, 30, 15)


def test_every_default_cites_a_source_or_says_that_none_was_found():
    assert all(row.source or "No national number was found" in row.note for row in DEFAULTS)


def test_the_day_after_entry_is_day_one():
    home = date(2025, 6, 6)
    assert NATIONAL.passport_due(came_home=home) == date(2025, 6, 13)
    assert NATIONAL.passport_due_after_cancelling(cancelled=home) == date(2025, 6, 13)


def test_the_planned_formula_is_one_day_later():
    beijing = limits_from([("passport_due_basis", "word", "planned")])
    trip = {"came_home": date(2025, 6, 6), "left": date(2025, 6, 2), "days": 5}
    assert beijing.passport_due(**trip) == date(2025, 6, 14)
    assert beijing.passport_due(came_home=date(2025, 6, 6)) == date(2025, 6, 13)
    assert NATIONAL.passport_due(**trip) == date(2025, 6, 13)


@pytest.mark.parametrize(
    "kind, value", [("whole", "-1"), ("whole", "x"), ("share", "3/2"), ("table", "1"), ("word", "")]
)
def test_a_value_of_the_wrong_kind_is_refused(kind, value):
    with pytest.raises(ValueError):
        parse(kind, value)


def a_limit(**changes):
    return Limit(
        **{"code": "group_size", "kind": "whole", "value": "5", "since": date(2025, 1, 1), "published": True} | changes
    )


@pytest.mark.parametrize(
    "field, changes",
    [
        ("code", {"code": "unheard_of"}),
        ("kind", {"kind": "word"}),
        ("value", {"value": "five"}),
        ("value", {"code": "passport_due_basis", "kind": "word", "value": "tomorrow"}),
        ("value", {"code": "passport_owed", "kind": "word", "value": "perhaps"}),
        ("value", {"code": "custody_two_people", "kind": "word", "value": "sometimes"}),
        ("value", {"code": "substantive_share", "kind": "share", "value": "1/0"}),
        ("value", {"code": "substantive_share", "kind": "share", "value": "much"}),
    ],
)
def test_a_row_the_rules_could_not_read_is_not_saved_by_hand(field, changes):
    with pytest.raises(ValidationError) as refused:
        a_limit(**changes).clean()
    assert set(refused.value.message_dict) == {field}


@pytest.mark.django_db
def test_the_migration_brought_the_national_defaults():
    assert Limit.objects.count() == len(DEFAULTS)
    assert limits_on(date(2025, 1, 1)) == NATIONAL


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes, day, size",
    [
        ({}, date(2024, 12, 31), 6),
        ({}, date(2025, 1, 1), 5),
        ({"published": False}, date(2025, 1, 1), 6),
        ({"until": date(2025, 2, 1)}, date(2025, 1, 31), 5),
        ({"until": date(2025, 2, 1)}, date(2025, 2, 1), 6),
    ],
)
def test_a_row_counts_from_its_day_until_its_end(changes, day, size):
    a_limit(**changes).save()
    assert limits_on(day).group_size == size


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{"until": date(2025, 1, 1)}, {"since": date(2000, 1, 1)}])
def test_the_database_refuses_an_empty_span_and_two_rows_of_one_day(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_limit(**changes).save()


def test_a_row_in_force_is_history():
    assert a_limit().in_force(today=date(2025, 1, 1))
    assert not a_limit().in_force(today=date(2024, 12, 31)) and not a_limit(published=False).in_force(
        today=date(2026, 1, 1)
    )
