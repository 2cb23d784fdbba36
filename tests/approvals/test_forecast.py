"""The forecast: who will be asked, deputies among them, until when, and how long it took before."""

import random
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from approvals.calendar import add_working_days
from approvals.forecast import Took, forecast, latest, likely, took
from approvals.models import Deputyship, Panel, Phase
from tests.approvals.late import at_ten, late_route

ON = date(2026, 9, 24)  # before 中秋 and 国庆
A_MONTH_AGO = at_ten(ON - timedelta(days=30))


@pytest.fixture(scope="module")
def asked_round(house):
    return house.template("vetting").matter.rounds.get()


@pytest.fixture
def ended(asked_round, stage):
    """Make ended panels of a phase, which took so many days each."""
    round = asked_round
    task = round.panels.first().task

    def end(days, *, code="unit", at=A_MONTH_AGO, outcome="agree", route=None):
        phase = Phase.objects.get(route=route or round.route, code=code)
        opened = at - timedelta(days=40)
        Panel.objects.bulk_create(
            Panel(round=round, task=task, phase=phase, opened_at=opened, ended_at=at, outcome=outcome, took=each) for each in days
        )

    return end


@pytest.fixture
def facts(stage):
    unit = stage.cast["gu"].holdings.get().post.unit_id
    return {"unit": unit, "owner": stage.cast["gu"].pk, "track": "general", "joined": False, "teachers_travel": True}


def way_of(facts, stage, on=ON, **other):
    return forecast("delegation", facts, barred={stage.cast["gu"].pk}, on=on, **other)


def by_code(way):
    return {each.phase.code: each for each in way}


def test_the_way_names_people_roles_and_days_over_the_holidays(facts, stage):
    way = by_code(way_of(facts, stage))
    assert way["unit"].names == ["程述"] and not way["unit"].role
    assert (way["finance"].names, way["finance"].role) == (["宋知微"], way["finance"].role) and way["finance"].role
    assert (way["unit"].begins, way["unit"].due.isoformat()) == (ON, "2026-09-30")  # 25–27 is 中秋
    assert {way[code].begins for code in ("personnel", "secrecy", "finance", "teaching")} == {way["unit"].due}
    assert way["personnel"].due.isoformat() == "2026-10-13"  # 国庆 1–7, Saturday the 10th is worked
    assert way["notice"].begins == max(way[code].due for code in ("personnel", "secrecy", "finance", "teaching"))
    assert latest(list(way.values())) == way["permit"].due


def test_a_phase_whose_condition_fails_is_not_on_the_way(facts, stage):
    assert "teaching" in by_code(way_of(facts, stage))
    assert "teaching" not in by_code(way_of(facts | {"teachers_travel": False}, stage))


def test_without_a_route_there_is_no_way(stage, facts):
    assert forecast("unheard-of", facts, barred=(), on=ON) == [] and latest([]) is None and likely([], on=ON) is None


def test_somebody_concerned_is_not_on_the_way_and_the_reader_is_told_why(facts, stage):
    way = by_code(forecast("delegation", facts, barred={stage.cast["cheng"].pk}, on=ON))
    assert way["unit"].names == ["陈立夏", "林晚晴"] and way["unit"].note


def stands_in(stage, principal, deputy, begins, ends, **other):
    return Deputyship.objects.create(
        principal=stage.cast[principal], deputy=stage.cast[deputy], begins_at=at_ten(begins), ends_at=at_ten(ends),
        made_at=at_ten(begins), made_by=stage.cast[principal], **other,
    )  # fmt: skip


def test_a_deputy_is_named_if_they_stand_in_when_the_phase_is_reached(facts, stage):
    begins = by_code(way_of(facts, stage))["leader"].begins
    stands_in(stage, "cheng", "shen", ON + timedelta(days=1), ON + timedelta(days=2))  # not on the day itself
    stands_in(stage, "ji", "wen", begins - timedelta(days=1), begins + timedelta(days=1))
    way = by_code(way_of(facts, stage))
    assert way["unit"].names == ["程述"]
    assert way["leader"].names in (["闻九皋 代 纪怀远"], ["闻九皋 for 纪怀远"])


@pytest.mark.parametrize("kinds, limit, amount, named", [
    ([], None, None, True), (["delegation"], None, None, True), (["visit"], None, None, False),
    ([], 50_000, "49999.99", True), ([], 50_000, "50000.01", False), ([], 50_000, None, False),
])  # fmt: skip
def test_a_deputy_is_named_only_within_their_mandate(facts, stage, kinds, limit, amount, named):
    stands_in(stage, "cheng", "shen", ON - timedelta(days=1), ON + timedelta(days=9), kinds=kinds, limit=limit)
    [name] = by_code(way_of(facts | {"amount": amount}, stage))["unit"].names
    assert ("沈墨白" in name) is named


def test_the_deputy_of_somebody_concerned_is_not_named(facts, stage):
    stands_in(stage, "cheng", "shen", ON - timedelta(days=1), ON + timedelta(days=9))
    stands_in(stage, "gu", "shen", ON - timedelta(days=1), ON + timedelta(days=9))
    assert by_code(way_of(facts, stage))["unit"].names == ["程述"]


# --- how long it took -------------------------------------------------------------------------------------------


def nth(days: list[int], share: float) -> int:
    """The first of the sorted days at which that share of them is reached: what percentile_disc means."""
    return next(day for place, day in enumerate(sorted(days), 1) if place / len(days) >= share)


@pytest.mark.parametrize("seed", range(8))
def test_the_figures_are_those_of_a_plain_count(ended, seed):
    random.seed(seed)
    days = [random.choice([0, 1, 1, 2, 3, 5, 21]) for _ in range(random.randint(5, 60))]
    ended(days)
    assert took("delegation", on=ON)["unit"] == Took(len(days), nth(days, 0.5), nth(days, 0.9))


def test_fewer_than_five_tell_nothing(ended, facts, stage):
    ended([2, 2, 2, 2])
    assert (by_code(way_of(facts, stage))["unit"].median, by_code(way_of(facts, stage))["unit"].count) == (None, 4)
    ended([2])
    assert (by_code(way_of(facts, stage))["unit"].median, by_code(way_of(facts, stage))["unit"].ninetieth) == (2, 2)


def test_only_what_was_agreed_in_the_last_year_counts_and_every_version_of_the_route(ended, facts, stage):
    ended([1, 1, 1])
    ended([30] * 9, outcome="back")
    ended([30] * 9, at=at_ten(ON - timedelta(days=366)))
    ended([30] * 9, at=at_ten(ON + timedelta(days=1)))
    ended([30] * 9, code="secrecy")
    ended([3, 3], route=late_route(""))
    assert took("delegation", on=ON)["unit"] == Took(5, 1, 3)
    assert took("visit", on=ON) == {}
    assert took("delegation", on=ON, purpose="change") == {}


def test_the_likely_day_goes_by_medians_and_by_limits_where_too_little_is_known(ended, facts, stage):
    way = way_of(facts, stage)
    assert likely(way, on=ON) is None
    ended([1] * 5)
    ended([0] * 5, code="leader")
    limits = sum(max(p.days for p in step) for step in _steps(way)) - 3 - 5
    assert likely(way_of(facts, stage), on=ON) == add_working_days(ON, limits + 1 + 0)
    assert likely(way_of(facts, stage), on=ON) < latest(way)


def _steps(way):
    steps: dict[int, list] = {}
    for each in way:
        steps.setdefault(each.phase.step, []).append(each.phase)
    return steps.values()


def test_steps_follow_one_another(facts, stage):
    for before, after in pairwise(way_of(facts, stage)):
        assert after.begins == before.begins if after.phase.step == before.phase.step else after.begins >= before.due


def test_one_statement_tells_of_all_phases(ended, stage, django_assert_num_queries):
    ended([1] * 6)
    ended([2] * 6, code="secrecy")
    with django_assert_num_queries(1):
        assert len(took("delegation", on=ON)) == 2


def test_a_day_belongs_to_it_until_its_midnight(ended, stage):
    late_evening = timezone.make_aware(datetime(ON.year, ON.month, ON.day, 23, 59))
    ended([4] * 5, at=late_evening)
    assert took("delegation", on=ON)["unit"].count == 5
    assert "unit" not in took("delegation", on=ON - timedelta(days=1))
