"""Trips (行程执行): real dates, and a reason for every day too long."""

from datetime import date

import pytest

from approvals.errors import NotComplete, NotNow
from tests.workflow.duties.group import at, matter_of, paper_of
from workflow.duties import trips
from workflow.duties.models import Trip

LEFT, HOME = date(2027, 3, 10), date(2027, 3, 14)


def depart(trip, **facts):
    said = {"left_on": LEFT, "tickets_match": True, "by": trip.zhao, "now": at(2027, 3, 15)}
    return trips.depart(trip.matter, **(said | facts))


def come_home(trip, **facts):
    said = {"left_on": LEFT, "came_home_on": HOME, "by": trip.zhao, "now": at(2027, 3, 25)}
    return trips.come_home(trip.matter, **(said | facts))


def test_a_departure_on_another_day_is_written_down(trip):
    assert depart(trip, left_on=date(2027, 3, 11))["days_off_plan"] == 1


@pytest.mark.parametrize("facts", [
    {"left_on": date(2027, 3, 12), "now": at(2027, 3, 11)}, {"tickets_match": False},
    {"left_on": date(2027, 3, 15)}, {"left_on": date(2027, 1, 3)},
])
def test_a_departure_that_cannot_be_is_refused(trip, facts):
    with pytest.raises(NotComplete):
        depart(trip, **facts)
    assert not Trip.objects.exists()


def test_one_departure(trip):
    depart(trip)
    with pytest.raises(NotNow):
        depart(trip)


def test_a_return_follows_a_departure_and_comes_once(trip):
    with pytest.raises(NotNow):
        come_home(trip)
    depart(trip)
    facts = come_home(trip)
    assert (facts["days"], facts["days_over"], facts["people_back"]) == (5, 0, 3)
    with pytest.raises(NotNow):
        come_home(trip)


@pytest.mark.parametrize("facts", [
    {"came_home_on": date(2027, 3, 9)}, {"came_home_on": date(2027, 3, 26), "overstay_reason": "台风"},
    {"people_back": 4}, {"people_back": 2}, {"came_home_on": date(2027, 3, 15)}, {"left_on": date(2027, 3, 9)},
    {"force_majeure": True},
])
def test_a_return_that_cannot_be_or_is_not_explained_is_refused(trip, facts):
    depart(trip)
    with pytest.raises(NotComplete):
        come_home(trip, **facts)
    assert Trip.objects.get().came_home_on is None


@pytest.mark.parametrize("left, home, over", [
    (LEFT, HOME, 0), (LEFT, date(2027, 3, 13), 0), (LEFT, date(2027, 3, 16), 2),
    (date(2027, 3, 8), HOME, 2),  # as late as approved, but longer
    (date(2027, 3, 12), date(2027, 3, 16), 2),  # as long as approved, but later
])
def test_days_over_by_the_last_day_or_the_number_of_days(trip, left, home, over):
    assert trips.days_over(trip.matter, left_on=left, came_home_on=home) == over


def test_an_explained_overstay_is_recorded(trip):
    depart(trip)
    proof = paper_of(trip.matter)
    facts = come_home(
        trip, came_home_on=date(2027, 3, 16), overstay_reason="台风停航", force_majeure=True, excuse_proof=proof.pk
    )
    assert facts["days_over"] == 2 and facts["excuse_proof"] == proof.sha256
    assert trips.days_after_return(trip.matter, 15) == date(2027, 3, 31)


def test_the_proof_is_a_file_of_this_matter(trip):
    depart(trip)
    with pytest.raises(NotComplete):
        come_home(trip, force_majeure=True, excuse_proof=paper_of(matter_of(trip.zhao, trip.unit)))


def test_nothing_is_due_before_the_return(trip):
    assert trips.days_after_return(trip.matter, 15) is None
    depart(trip)
    assert trips.days_after_return(trip.matter, 15) is None
