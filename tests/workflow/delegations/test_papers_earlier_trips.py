"""F26 looks into earlier matters of the same people, and says from when until when it knows."""

from datetime import date

from tests.making import a_walk, fresh, made, trip
from tests.workflow.printing.reading import solid, text_of
from workflow.matters.delegations.papers.filled import f26
from workflow.registers.papers import printed


def test_earlier_trips_are_found_by_person_and_the_paper_says_where_its_data_ends(stage):
    first = made("returned", stage.cast)
    later = a_walk(stage.cast)
    later.now = first.now
    later.until("vetting", trip(stage.cast, title="赴法国访问团组", starts=date(2027, 3, 1), ends=date(2027, 3, 5), legs=[{"country": "FR", "city": "巴黎", "host": "某大学"}]))
    view = f26.record_forms(later.matter, by=later.cast["chen"], now=later.now)
    gu, zhou, miller = view.members
    assert [(trip.left_on, trip.places, trip.role) for trip in gu.journeys] == [(date(2026, 7, 6), "日本", "团长")]
    assert [trip.role for trip in zhou.journeys] == ["团员"] and not miller.known and not miller.journeys
    assert (view.since, view.until) == (date(2026, 7, 6), later.today)
    text = solid(text_of(printed(later.matter, "F26", by=later.cast["chen"], now=later.now)))
    assert f"数据截至{later.today.year}年{later.today.month}月{later.today.day}日" in text and "无账号" in text
    assert not f26.record_forms(fresh(first), by=first.cast["chen"], now=first.now).members[0].journeys, "its own trip is no earlier one"


def test_a_trip_of_more_than_three_years_ago_is_left_out(stage):
    first = made("returned", stage.cast)
    later = a_walk(stage.cast)
    later.until("vetting", trip(stage.cast, title="赴法国访问团组", legs=[{"country": "FR", "city": "巴黎", "host": "某大学"}]))
    view = f26._journeys(later.matter, {stage.cast["gu"].pk}, first=date(2026, 7, 11), until=date(2029, 7, 11))
    assert not view
    assert f26._journeys(later.matter, {stage.cast["gu"].pk}, first=date(2026, 7, 10), until=date(2029, 7, 10))
    assert first.matter.trip.came_home_on == date(2026, 7, 10)
