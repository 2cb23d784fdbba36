"""Briefings (行前教育): everybody attends, and everybody signs for themselves."""

from datetime import date

import pytest
from django.utils import timezone

from approvals.errors import NotComplete, NotNow, NotYours
from tests.workflow.duties.group import at, group, matter_of, paper_of
from workflow.duties import briefings
from workflow.duties.models import Briefing

NOW = at(2027, 3, 3)


def hold(trip, **facts):
    said = {
        "held_on": date(2027, 3, 3), "presenter": "林亦舟", "topics": ["secrecy", "consular"],
        "by": trip.lin, "now": NOW, "attended": [p.pk for p in trip.people],
    }
    return briefings.hold_briefing(trip.matter, **(said | facts))


def sign(trip, participant, by, **facts):
    return briefings.sign_pledge(trip.matter, participant=participant, by=by, now=NOW, **facts)


def test_nothing_lacks_once_all_attended_and_signed(trip):
    assert not briefings.held(trip.matter) and len(briefings.lacking(trip.matter)) == 6
    hold(trip)
    zhao, wu, miller = trip.people
    sign(trip, zhao, trip.zhao)
    sign(trip, wu, trip.wu)
    sign(trip, miller, trip.lin, scan=paper_of(trip.matter))
    assert briefings.held(trip.matter) and briefings.lacking(trip.matter) == []


def test_who_missed_it_comes_to_another(trip):
    hold(trip, attended=[trip.people[0].pk])
    assert sum("吴砚秋" in said for said in briefings.lacking(trip.matter)) == 2
    hold(trip, attended=[trip.people[1].pk])
    assert sum("吴砚秋" in said for said in briefings.lacking(trip.matter)) == 1


def test_nothing_is_asked_of_a_dropped_traveller(trip):
    drop(trip.people[1])
    assert not any("吴砚秋" in said for said in briefings.lacking(trip.matter))


@pytest.mark.parametrize("facts", [
    {"presenter": ""}, {"held_on": date(2027, 3, 4)}, {"topics": []}, {"topics": ["dancing"]}, {"attended": []},
])
def test_what_is_missing_is_refused(trip, facts):
    with pytest.raises(NotComplete):
        hold(trip, **facts)
    assert not Briefing.objects.exists()


def test_a_briefing_is_before_the_departure(trip):
    with pytest.raises(NotComplete):
        hold(trip, held_on=date(2027, 3, 11), now=at(2027, 3, 12))


def test_only_members_of_this_group_attend(trip):
    other = group()
    with pytest.raises(NotComplete):
        hold(trip, attended=[other.people[0].pk])
    drop(trip.people[1])
    with pytest.raises(NotComplete):
        hold(trip)


def test_nobody_signs_for_a_colleague(trip):
    for somebody in (trip.wu, trip.lin):
        with pytest.raises(NotYours):
            sign(trip, trip.people[0], somebody, scan=paper_of(trip.matter, f"{somebody.pk}.pdf"))


def test_a_pledge_is_signed_once(trip):
    sign(trip, trip.people[0], trip.zhao)
    with pytest.raises(NotNow):
        sign(trip, trip.people[0], trip.zhao)


def test_only_the_office_files_the_pledge_of_a_guest_and_with_a_scan(trip):
    miller = trip.people[2]
    with pytest.raises(NotComplete):
        sign(trip, miller, trip.lin)
    with pytest.raises(NotYours):
        sign(trip, miller, trip.zhao, scan=paper_of(trip.matter))
    with pytest.raises(NotComplete):
        sign(trip, miller, trip.lin, scan=paper_of(matter_of(trip.zhao, trip.unit), "b.png"))
    sign(trip, miller, trip.lin, scan=paper_of(trip.matter, "c.png"))


def test_a_pledge_belongs_to_this_group(trip):
    other = group()
    with pytest.raises(NotComplete):
        sign(trip, other.people[0], other.zhao)
    drop(trip.people[0])
    with pytest.raises(NotComplete):
        sign(trip, trip.people[0], trip.zhao)


def drop(participant):
    participant.dropped_at = timezone.now()
    participant.save()
