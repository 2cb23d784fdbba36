"""After the return: report, settlement, sharing."""

from datetime import date
from decimal import Decimal

import pytest

from approvals.errors import NotComplete, NotNow, NotYours
from tests.workflow.duties.group import at, matter_of, paper_of
from workflow.duties import reports, settlements, sharing
from workflow.duties.models import Report, Settlement, Sharing, Trip

NOW = at(2027, 3, 20)
SECTIONS = {"done": "参会", "results": "两项合作", "follow_up": "互访", "discipline": "无违纪", "money_note": "未超支"}


def hand_in(trip, **facts):
    return reports.hand_in(trip.matter, **(SECTIONS | {"by": trip.zhao, "now": NOW} | facts))


def test_a_report_goes_back_and_forth_and_every_version_stays(trip):
    assert reports.awaited(trip.matter) and not reports.to_read(trip.matter)
    hand_in(trip)
    assert reports.to_read(trip.matter) and not reports.awaited(trip.matter)
    reports.send_back(trip.matter, why="缺成果", by=trip.lin, now=NOW)
    assert reports.awaited(trip.matter) and "缺成果" in reports.lacking(trip.matter)[0]
    assert hand_in(trip)["version"] == 2
    reports.accept(trip.matter, by=trip.lin, now=NOW)
    assert not reports.awaited(trip.matter) and not reports.to_read(trip.matter) and not reports.lacking(trip.matter)
    assert Report.objects.count() == 2


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_written(trip, section):
    with pytest.raises(NotComplete):
        hand_in(trip, **{section: " "})


def test_one_report_waits_at_a_time_and_none_after_the_acceptance(trip):
    hand_in(trip)
    with pytest.raises(NotNow):
        hand_in(trip)
    reports.accept(trip.matter, by=trip.lin, now=NOW)
    with pytest.raises(NotNow, match="accepted|通过"):
        hand_in(trip)
    with pytest.raises(NotNow):
        reports.send_back(trip.matter, why="再看", by=trip.lin, now=NOW)


def test_nothing_is_judged_before_it_is_handed_in_nor_twice(trip):
    with pytest.raises(NotNow):
        reports.accept(trip.matter, by=trip.lin, now=NOW)
    hand_in(trip)
    reports.send_back(trip.matter, why="缺成果", by=trip.lin, now=NOW)
    with pytest.raises(NotNow):
        reports.accept(trip.matter, by=trip.lin, now=NOW)


def test_nobody_accepts_an_own_report_and_sending_back_says_why(trip):
    hand_in(trip)
    with pytest.raises(NotYours):
        reports.accept(trip.matter, by=trip.zhao, now=NOW)
    with pytest.raises(NotComplete):
        reports.send_back(trip.matter, why="", by=trip.lin, now=NOW)


def settle(trip, lines, note=""):
    return settlements.settle(trip.matter, lines=lines, note=note, by=trip.lin, now=NOW)


def test_a_settlement_adds_up_to_the_cent(trip):
    flight = {"kind": "机票", "approved": "6,000", "actual": "5999.90"}
    lines = [flight, {"kind": "住宿", "approved": 4000, "actual": "0.1"}]
    facts = settle(trip, lines)
    assert (facts["approved"], facts["total"]) == ("10000.00", "6000.00")
    assert Settlement.objects.get().total == Decimal("6000.00") and not settlements.lacking(trip.matter)


@pytest.mark.parametrize("lines", [
    [], [{"kind": "", "approved": "1", "actual": "1"}], [{"kind": "机票", "approved": "1"}],
    [{"kind": "机票", "approved": "1", "actual": "-1"}], [{"kind": "机票", "approved": "很多", "actual": "1"}],
    [{"kind": "机票", "approved": "2", "actual": "1.005"}], [{"kind": "机票", "approved": "2", "actual": 1.5}],
    [{"kind": "机票", "approved": "NaN", "actual": "1"}], [{"kind": "机票", "approved": "1e30", "actual": "1"}],
])
def test_lines_that_cannot_be_read_are_refused(trip, lines):
    with pytest.raises(NotComplete):
        settle(trip, lines)
    assert settlements.lacking(trip.matter)


def test_more_than_approved_needs_a_word_why(trip):
    lines = [{"kind": "机票", "approved": "100", "actual": "100.01"}]
    with pytest.raises(NotComplete, match="机票"):
        settle(trip, lines)
    settle(trip, lines, note="改签")


def test_one_trip_is_settled_once(trip):
    lines = [{"kind": "机票", "approved": "1", "actual": "1"}]
    settle(trip, lines)
    with pytest.raises(NotNow):
        settle(trip, lines)


def share(trip, **facts):
    said = {
        "held_on": date(2027, 3, 18), "form": "session", "title": "赴日成果", "place": "学院报告厅", "attendance": 30,
        "by": trip.zhao, "now": NOW,
    }
    return sharing.share(trip.matter, **(said | facts))


def test_a_session_is_recorded(trip):
    assert sharing.lacking(trip.matter)
    assert share(trip)["attendance"] == 30
    assert not sharing.lacking(trip.matter)


@pytest.mark.parametrize("facts", [
    {"title": ""}, {"form": "party"}, {"held_on": date(2027, 3, 21)}, {"attendance": 0}, {"place": ""},
    {"form": "publication", "place": ""}, {"held_on": date(2027, 3, 13)},
])
def test_a_sharing_without_its_facts_is_refused(trip, facts):
    Trip.objects.create(
        matter=trip.matter, left_on=date(2027, 3, 10), tickets_match=True, departed_recorded_by=trip.lin,
        departed_recorded_at=NOW, came_home_on=date(2027, 3, 14),
    )
    with pytest.raises(NotComplete):
        share(trip, **facts)
    assert not Sharing.objects.exists()


def test_a_publication_is_proven_by_its_material(trip):
    with pytest.raises(NotComplete):
        share(trip, form="publication", place="", material=paper_of(matter_of(trip.zhao, trip.unit)))
    assert share(trip, form="publication", place="", attendance=0, material=paper_of(trip.matter))["material"]
