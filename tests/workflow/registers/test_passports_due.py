"""The last day to hand a passport in (收缴期限), as a table."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from workflow.registers.national import NATIONAL
from workflow.registers.passports.due import due_on, last_day

HOME, LEFT = date(2027, 3, 14), date(2027, 3, 10)


@pytest.mark.parametrize("basis, facts, last", [
    ("entry+7", {}, None),  # nothing to count from yet
    ("entry+7", {"came_home_on": HOME}, date(2027, 3, 21)),  # the day after entry is day 1
    ("entry+7", {"came_home_on": date(2027, 9, 28)}, date(2027, 10, 5)),  # holidays are not exempted
    ("entry+7", {"came_home_on": date(2028, 2, 25)}, date(2028, 3, 3)),  # a leap year
    ("planned", {"left_on": LEFT, "approved_days": 5}, date(2027, 3, 22)),  # before anybody is home
    ("planned", {"left_on": LEFT, "approved_days": 5, "came_home_on": HOME}, date(2027, 3, 22)),
    ("planned", {"came_home_on": HOME}, date(2027, 3, 21)),  # no plan known: the entry counts
    ("entry+7", {"cancelled_on": date(2027, 3, 1)}, date(2027, 3, 8)),
    ("planned", {"cancelled_on": date(2027, 3, 1), "left_on": LEFT, "approved_days": 5}, date(2027, 3, 8)),
])
def test_the_last_day(basis, facts, last):
    assert due_on(basis, days=7, **facts) == last


@pytest.mark.parametrize("basis", ["entry+7", "planned"])
def test_it_agrees_with_the_limits(basis):
    limits = replace(NATIONAL, passport_due_basis=basis)
    assert due_on(basis, days=7, came_home_on=HOME, left_on=LEFT, approved_days=5) == limits.passport_due(
        came_home=HOME, left=LEFT, days=5
    )


@pytest.mark.parametrize("basis, cancelled, last", [
    ("entry+7", False, date(2027, 3, 23)), ("planned", False, date(2027, 3, 22)), ("planned", True, date(2027, 3, 23)),
])
def test_the_last_day_of_a_matter(basis, cancelled, last):
    matter = SimpleNamespace(starts_on=LEFT, ends_on=HOME)
    limits = replace(NATIONAL, passport_due_basis=basis)
    assert last_day(matter, home=date(2027, 3, 16), limits=limits, cancelled=cancelled) == last


def test_without_a_plan_the_entry_counts():
    matter = SimpleNamespace(starts_on=None, ends_on=None)
    assert last_day(matter, home=HOME, limits=replace(NATIONAL, passport_due_basis="planned")) == date(2027, 3, 21)
