"""Permits (批件): whole, of this matter, and large enough."""

from datetime import date

import pytest

from approvals.errors import NotComplete
from tests.workflow.duties.group import at, matter_of, paper_of
from workflow.duties import permits
from workflow.duties.models import Permit


def record(trip, **facts):
    said = {
        "number": "辽外出〔2027〕12号", "issued_on": date(2027, 1, 20), "authority": "省外办", "people": 3, "days": 5,
        "asked_people": 3, "asked_days": 5, "by": trip.lin, "now": at(2027, 1, 21),
    }
    said["scan"] = facts.pop("scan") if "scan" in facts else paper_of(trip.matter, "批件.pdf")
    return permits.record_permit(trip.matter, **(said | facts))


def test_a_permit_is_recorded_with_its_scan(trip):
    assert not permits.has_permit(trip.matter)
    facts = record(trip)
    assert permits.has_permit(trip.matter) and facts["number"] == "辽外出〔2027〕12号" and len(facts["scan"]) == 64


@pytest.mark.parametrize("facts", [
    {"number": " "}, {"issued_on": None}, {"scan": None}, {"authority": ""}, {"issued_on": date(2027, 1, 22)},
    {"people": 2}, {"days": 4}, {"valid_until": date(2027, 1, 19)}, {"valid_until": date(2027, 3, 9)},
])
def test_what_is_missing_or_too_small_is_refused(trip, facts):
    with pytest.raises(NotComplete):
        record(trip, **facts)
    assert not Permit.objects.exists()


def test_the_scan_is_a_file_of_this_matter(trip):
    with pytest.raises(NotComplete):
        record(trip, scan=paper_of(matter_of(trip.zhao, trip.unit)).pk)


def test_without_a_permit_the_approval_waits(trip):
    with pytest.raises(NotComplete):
        permits.elapsed(trip.matter, today=date(2027, 1, 21))


@pytest.mark.parametrize("facts", [
    {"people": 2, "asked_people": 2}, {"days": 4, "asked_days": 4},
])
def test_a_permit_for_an_earlier_smaller_version_is_not_enough(trip, facts):
    record(trip, **facts)
    with pytest.raises(NotComplete):
        permits.elapsed(trip.matter, today=date(2027, 1, 21))


def test_the_newest_permit_counts(trip):
    record(trip, people=2, asked_people=2)
    record(trip)
    permits.elapsed(trip.matter, today=date(2027, 1, 21))


def test_a_permit_that_ran_out_is_none(trip):
    record(trip, valid_until=date(2027, 3, 10))
    with pytest.raises(NotComplete):
        permits.elapsed(trip.matter, today=date(2027, 3, 11))
