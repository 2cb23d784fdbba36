"""Appointing a deputy and ending it: who may, which days, what is told, what is warned of."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from approvals.actions.appoint_deputy import appoint_deputy, cautions
from approvals.actions.end_deputyship import end_deputyship
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Deputyship
from notifications.models import Message
from notifications.render import render
from tests.approvals.deputies.appointing import stands_in
from tests.making import standing_at

NOW = timezone.make_aware(timezone.datetime(2026, 3, 4, 10))
TODAY = date(2026, 3, 4)
DAY = timedelta(days=1)


def appoint(cast, *, principal="cheng", deputy="shen", by=None, starts=TODAY, ends=TODAY + 2 * DAY, now=NOW, **more):
    return appoint_deputy(
        principal=cast[principal], deputy=cast[deputy], starts=starts, ends=ends, by=cast[by or principal], now=now, **more
    )


def told(event) -> set[str]:
    return set(Message.objects.filter(event=event).values_list("recipient__username", flat=True))


def test_both_days_count_as_the_school_has_them(cast):
    made = appoint(cast, starts=TODAY + DAY)
    assert timezone.localtime(made.begins_at).isoformat() == "2026-03-05T00:00:00+08:00"
    assert timezone.localtime(made.ends_at).isoformat() == "2026-03-07T00:00:00+08:00"


def test_from_today_means_from_now_on(cast):
    assert appoint(cast).begins_at == NOW


@pytest.mark.parametrize("by, may", [("cheng", True), ("chen", True), ("guan", True), ("shen", False), ("mi", False), ("song", False)])
def test_for_oneself_or_by_the_office_and_administrators(cast, by, may):
    if may:
        assert appoint(cast, by=by).made_by == cast[by]
    else:
        with pytest.raises(NotYours):
            appoint(cast, by=by)
        assert not Deputyship.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"deputy": "cheng"}, {"starts": TODAY - DAY}, {"ends": TODAY - DAY, "starts": TODAY}, {"ends": TODAY + 366 * DAY},
     {"limit": Decimal(0)}, {"limit": Decimal(-1)}, {"kinds": ["nothing"]}],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(cast, wrong):
    with pytest.raises(NotComplete):
        appoint(cast, **wrong)
    assert not Deputyship.objects.exists()


@pytest.mark.parametrize("gone", ["cheng", "shen"])
def test_who_has_left_neither_appoints_nor_is_appointed(cast, gone):
    cast[gone].is_active, cast[gone].left_on = False, TODAY
    cast[gone].save()
    with pytest.raises(NotComplete):
        appoint(cast, by="guan")


def test_a_year_is_the_longest(cast):
    assert appoint(cast, ends=TODAY + 365 * DAY)


@pytest.mark.parametrize(
    "other, may",
    [({}, False), ({"starts": TODAY + 2 * DAY, "ends": TODAY + 9 * DAY}, False), ({"starts": TODAY + 3 * DAY, "ends": TODAY + 9 * DAY}, True),
     ({"deputy": "lin"}, True), ({"limit": Decimal(100)}, True)],
)  # fmt: skip
def test_the_same_twice_on_a_day_is_refused_and_another_is_fine(cast, other, may):
    appoint(cast)
    if may:
        assert appoint(cast, **other)
    else:
        with pytest.raises(NotNow):
            appoint(cast, **other)
    assert Deputyship.objects.count() == 1 + may


def test_one_that_was_ended_does_not_stand_in_the_way(cast):
    end_deputyship(appoint(cast).pk, by=cast["cheng"], now=NOW)
    assert appoint(cast)


def test_the_deputy_is_told_and_reads_from_when_to_when(cast):
    appoint(cast)
    assert told("deputyship.begun") == {"shen"}
    subject, body = render(Message.objects.filter(event="deputyship.begun").first())
    assert cast["cheng"].name in subject + body and cast["shen"].name in body and "2026" in body


def test_where_the_office_does_it_both_are_told(cast):
    made = appoint(cast, by="chen")
    assert told("deputyship.begun") == {"shen", "cheng"}
    end_deputyship(made.pk, by=cast["chen"], now=NOW + DAY)
    assert told("deputyship.ended") == {"shen", "cheng"}


@pytest.mark.parametrize("by, may", [("cheng", True), ("shen", True), ("chen", True), ("guan", True), ("song", False), ("gu", False)])
def test_either_of_the_two_ends_it_or_the_office(cast, by, may):
    made = appoint(cast)
    if may:
        ended = end_deputyship(made.pk, by=cast[by], now=NOW + DAY)
        assert (ended.ends_at, ended.ended_by) == (NOW + DAY, cast[by])
    else:
        with pytest.raises(NotYours):
            end_deputyship(made.pk, by=cast[by], now=NOW + DAY)
        assert Deputyship.objects.get().ended_by is None


def test_what_is_over_is_not_ended_again(cast):
    made = appoint(cast)
    end_deputyship(made.pk, by=cast["cheng"], now=NOW + DAY)
    with pytest.raises(NotNow):
        end_deputyship(made.pk, by=cast["cheng"], now=NOW + DAY)
    other = appoint(cast, deputy="lin")
    with pytest.raises(NotNow):
        end_deputyship(other.pk, by=cast["cheng"], now=other.ends_at)


def test_what_is_ended_before_it_begins_never_holds(cast):
    made = appoint(cast, starts=TODAY + 5 * DAY, ends=TODAY + 6 * DAY)
    ended = end_deputyship(made.pk, by=cast["shen"], now=NOW)
    assert ended.begins_at == ended.ends_at and ended.is_over(NOW)
    assert not Deputyship.objects.at(made.begins_at).exists()
    with pytest.raises(NotNow):
        end_deputyship(made.pk, by=cast["shen"], now=NOW)


def test_a_loop_is_allowed_and_warned_of(cast):
    assert cautions(appoint(cast)) == []
    loop = appoint(cast, principal="shen", deputy="cheng")
    assert len(cautions(loop)) == 1 and cast["cheng"].name in cautions(loop)[0]


def test_a_loop_through_others_is_seen_too(cast):
    appoint(cast)
    appoint(cast, principal="shen", deputy="lin")
    assert cautions(appoint(cast, principal="lin", deputy="cheng"))


@standing_at("vetting")
@pytest.mark.parametrize("deputy, shut", [("zhou", True), ("gu", True), ("shen", False)])
def test_matters_from_which_the_deputy_is_barred_are_named(walk, deputy, shut):
    made = appoint(walk.cast, deputy=deputy, starts=walk.today, ends=walk.today + DAY, now=walk.now)
    found = cautions(made)
    assert bool(found) is shut and (not shut or walk.matter.number in found[0])


@standing_at("vetting")
def test_so_are_the_deputys_own_that_the_principal_shuts(walk):
    """Zhou, who travels, names Cheng, who is asked about that very trip."""
    made = appoint(walk.cast, principal="zhou", deputy="cheng", starts=walk.today, ends=walk.today + DAY, now=walk.now)
    assert walk.matter.number in cautions(made)[0]


@standing_at("vetting")
def test_so_are_those_that_a_chain_shuts(walk):
    stands_in(walk.cast, "shen", "zhou", now=walk.now)
    made = appoint(walk.cast, deputy="shen", starts=walk.today, ends=walk.today + DAY, now=walk.now)
    assert walk.matter.number in cautions(made)[0]
