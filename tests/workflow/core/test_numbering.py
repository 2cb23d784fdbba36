"""Numbers without gaps, a series for each kind and year; what is rolled back leaves none."""

import pytest
from django.db import transaction

from tests.making import a_walk, trip
from workflow.core.models import Counter
from workflow.core.numbering import next_number


@pytest.mark.django_db
def test_a_series_counts_from_one_in_every_year():
    assert [next_number("VIS", 2026) for _each in "123"] == ["VIS-2026-0001", "VIS-2026-0002", "VIS-2026-0003"]
    assert next_number("VIS", 2027) == "VIS-2027-0001"
    assert next_number("EXP", 2026) == "EXP-2026-0001"


@pytest.mark.django_db
def test_a_number_that_was_not_committed_is_given_again():
    with transaction.atomic():
        assert next_number("VIS", 2026) == "VIS-2026-0001"
        transaction.set_rollback(True)
    assert next_number("VIS", 2026) == "VIS-2026-0001"


@pytest.mark.django_db
def test_a_long_year_grows_a_fifth_digit():
    Counter.objects.create(series="VIS", year=2026, last=9999)
    assert next_number("VIS", 2026) == "VIS-2026-10000"


def test_a_number_is_given_with_the_first_submission_and_stays(stage):
    walk = a_walk(stage.cast)
    walk.begin()
    walk.save(trip(stage.cast))
    assert walk.matter.number is None
    walk.submit()
    number = walk.matter.number
    assert number == "OUT-2026-0001"
    walk.step("withdraw", "gu")
    walk.step("submit", "gu")
    other = a_walk(stage.cast)
    other.until("vetting", trip(stage.cast))
    assert (walk.matter.number, other.matter.number) == (number, "OUT-2026-0002")
