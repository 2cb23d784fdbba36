"""Notices (公示): five whole working days, one version each, objections answered first."""

from datetime import date

import pytest

from approvals.errors import NotComplete, NotNow
from approvals.models import SpecialDay
from tests.workflow.duties.group import LIMITS, at, matter_of, paper_of, revise
from workflow.duties import notices
from workflow.duties.models import Notice, Trip

MONDAY = date(2027, 1, 11)
WEDNESDAY, THURSDAY = at(2027, 1, 13), at(2027, 1, 14)


def publish(trip, **facts):
    said = {"opened_on": MONDAY, "place": "学院公告栏", "by": trip.lin, "now": at(2027, 1, 11), "limits": LIMITS}
    return notices.open_notice(trip.matter, **(said | facts))


def object_to(trip, *, received_on=date(2027, 1, 13), text="行程过长", now=WEDNESDAY, **facts):
    facts = {"from_whom": "匿名", "by": trip.lin} | facts
    return notices.record_objection(trip.matter, received_on=received_on, text=text, now=now, **facts)["objection"]


def settle(trip, objection, *, upheld=False, answer="已核实", now=THURSDAY):
    return notices.settle_objection(
        trip.matter, objection=objection, upheld=upheld, answer=answer, by=trip.lin, now=now
    )


def test_the_day_of_publication_does_not_count(trip):
    assert publish(trip)["until"] == "2027-01-18"  # Tuesday to Friday, and Monday


def test_a_holiday_does_not_count(trip):
    SpecialDay.objects.create(date=date(2027, 1, 14), works=False, name="校庆")
    assert publish(trip)["until"] == "2027-01-19"


def test_a_year_whose_holidays_are_unknown_is_told(trip):
    assert publish(trip)["provisional_years"] == [2027]


def test_without_a_revision_there_is_nothing_to_publish(trip):
    trip.matter.revision = None
    with pytest.raises(NotComplete):
        publish(trip)


def test_an_unknown_kind_of_notice_is_refused(trip):
    came_home(trip, date(2027, 1, 10))
    with pytest.raises(NotComplete):
        publish(trip, which="third")


def test_a_notice_is_not_recorded_in_advance(trip):
    with pytest.raises(NotComplete):
        publish(trip, opened_on=date(2027, 1, 12))


def test_a_notice_is_not_older_than_what_it_publishes(trip):
    with pytest.raises(NotComplete):
        publish(trip, opened_on=date(2027, 1, 3))


@pytest.mark.parametrize("place, proof, enough", [
    ("", False, False), ("  ", False, False), ("网站", False, True), ("", True, True),
])
def test_a_notice_has_a_place_or_a_proof(trip, place, proof, enough):
    proof = paper_of(trip.matter).pk if proof else None
    if enough:
        assert publish(trip, place=place, proof=proof)
    else:
        with pytest.raises(NotComplete):
            publish(trip, place=place, proof=proof)


def test_the_proof_is_a_file_of_this_matter(trip):
    other = paper_of(matter_of(trip.zhao, trip.unit))
    with pytest.raises(NotComplete):
        publish(trip, proof=other)


def test_one_notice_stands_for_one_version(trip):
    publish(trip)
    with pytest.raises(NotNow):
        publish(trip)


def test_the_same_words_handed_in_again_keep_their_notice(trip):
    publish(trip)
    notices.seal(trip.matter, today=date(2027, 1, 19))
    revise(trip.matter, {"purpose": "会议"}, now=at(2027, 1, 20))
    assert notices.elapsed(trip.matter, today=date(2027, 1, 20)).sealed_on


def test_other_words_need_a_notice_of_their_own(trip):
    publish(trip)
    revise(trip.matter, {"purpose": "考察"}, now=at(2027, 1, 20))
    with pytest.raises(NotComplete):
        notices.elapsed(trip.matter, today=date(2027, 2, 20))
    publish(trip, opened_on=date(2027, 1, 20), now=at(2027, 1, 20))
    assert Notice.objects.count() == 2


@pytest.mark.parametrize("today, over", [(date(2027, 1, 18), False), (date(2027, 1, 19), True)])
def test_the_last_day_belongs_to_the_notice(trip, today, over):
    publish(trip)
    if over:
        assert notices.elapsed(trip.matter, today=today)
    else:
        with pytest.raises(NotComplete):
            notices.elapsed(trip.matter, today=today)


def test_without_a_notice_nothing_has_elapsed(trip):
    with pytest.raises(NotComplete):
        notices.elapsed(trip.matter, today=date(2027, 2, 1))


def test_an_open_objection_holds_the_notice_up_until_it_is_answered(trip):
    publish(trip)
    objection = object_to(trip)
    with pytest.raises(NotComplete):
        notices.seal(trip.matter, today=date(2027, 1, 19))
    settle(trip, objection)
    assert notices.seal(trip.matter, today=date(2027, 1, 19))["sealed_on"] == "2027-01-19"


def test_an_upheld_objection_stands_in_the_way_for_good(trip):
    publish(trip)
    settle(trip, object_to(trip), upheld=True)
    with pytest.raises(NotComplete):
        notices.seal(trip.matter, today=date(2027, 3, 1))


def test_an_objection_is_answered_once_with_words_and_at_its_own_matter(trip):
    publish(trip)
    objection = object_to(trip)
    with pytest.raises(NotComplete):
        settle(trip, objection, answer=" ")
    settle(trip, objection)
    with pytest.raises(NotNow):
        settle(trip, objection)
    trip.matter = matter_of(trip.zhao, trip.unit)
    with pytest.raises(NotComplete):
        settle(trip, objection)


@pytest.mark.parametrize("facts", [
    {"text": " "}, {"received_on": date(2027, 1, 14)}, {"received_on": date(2027, 1, 10)},
])
def test_an_objection_has_words_and_a_day_of_the_notice(trip, facts):
    publish(trip)
    with pytest.raises(NotComplete):
        object_to(trip, **facts)


def test_nobody_objects_to_what_was_not_published(trip):
    with pytest.raises(NotNow):
        object_to(trip)


def test_after_the_seal_only_an_objection_from_before_it_is_written_down(trip):
    publish(trip)
    notices.seal(trip.matter, today=date(2027, 1, 19))
    with pytest.raises(NotNow):
        object_to(trip, received_on=date(2027, 1, 20), now=at(2027, 1, 20))
    object_to(trip, now=at(2027, 1, 20))
    with pytest.raises(NotComplete):
        notices.elapsed(trip.matter, today=date(2027, 1, 20))


def test_sealing_again_changes_nothing(trip):
    publish(trip)
    first = notices.seal(trip.matter, today=date(2027, 1, 19))
    assert notices.seal(trip.matter, today=date(2027, 1, 25)) == first


def came_home(trip, day):
    Trip.objects.create(
        matter=trip.matter, left_on=min(day, date(2027, 3, 10)), tickets_match=True, departed_recorded_by=trip.lin,
        departed_recorded_at=at(2027, 3, 10), came_home_on=day,
    )


def test_the_second_notice_waits_for_the_return(trip):
    second = {"which": "second", "opened_on": date(2027, 3, 13), "now": at(2027, 3, 20)}
    with pytest.raises(NotComplete):
        publish(trip, **second)
    came_home(trip, date(2027, 3, 14))
    with pytest.raises(NotComplete):
        publish(trip, **second)
    assert notices.second_lacking(trip.matter)
    assert publish(trip, **second | {"opened_on": date(2027, 3, 16)})["until"] is None
    assert not notices.second_lacking(trip.matter)


def test_an_objection_to_the_second_notice_counts_too(trip):
    came_home(trip, date(2027, 3, 14))
    publish(trip, which="second", opened_on=date(2027, 3, 16), now=at(2027, 3, 16))
    object_to(trip, which="second", received_on=date(2027, 3, 17), now=at(2027, 3, 17))
    assert notices.second_lacking(trip.matter)
