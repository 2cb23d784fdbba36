"""The same seed gives the same sample; criteria narrow it; nobody inspects what is their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.errors import NotComplete, NotYours
from tests.making import House, standing_at
from tests.workflow.oversight.conftest import inspect
from workflow.oversight import inspections, sampling
from workflow.oversight.models import Inspection
from workflow.oversight.sampling import Criteria

NUMBERS = st.lists(st.integers(1, 9999).map("OUT-2026-{:04d}".format), unique=True, max_size=30)


@given(NUMBERS, st.text(max_size=20))
def test_the_order_is_of_the_seed_alone(numbers, seed):
    orders = [sampling.ordered(mixed, seed=seed) for mixed in (numbers, numbers[::-1], sorted(numbers))]
    assert orders[0] == orders[1] == orders[2] and sorted(orders[0]) == sorted(numbers)


def test_another_seed_gives_another_order_and_what_it_gives_never_changes():
    numbers = [f"OUT-2026-{no:04d}" for no in range(1, 8)]
    orders = {tuple(sampling.ordered(numbers, seed=str(seed))) for seed in range(20)}
    assert len(orders) > 15
    assert sampling.ordered(numbers, seed="2026")[:3] == ["OUT-2026-0003", "OUT-2026-0001", "OUT-2026-0005"]


@pytest.fixture(scope="module")
def calm(house: House) -> str:
    """Walked before the first test's savepoint, so that it stays for all of them: a trip that was made as approved."""
    house.template("sharing")
    return house.template("archived").matter.number


@standing_at("returned")
def test_the_recorded_seed_draws_the_recorded_sample_again(calm, walk, stage: House):
    first = inspect(stage, stage.template("archived").matter, now=walk.now, count=3, seed="一号")
    drawn = [row.matter.number for row in first.inspection.sample.all()]
    again = Inspection.objects.get(pk=first.inspection.pk)
    assert len(drawn) == 3 and inspections.drawn_again(again) == drawn
    assert sampling.drum(Criteria(count=3), seed="一号", today=walk.today).numbers[:3] == drawn


@standing_at("returned")
def test_criteria_narrow_what_can_be_drawn(walk, stage: House):
    number = walk.matter.number
    unit, year = walk.matter.unit_id, walk.matter.starts_on.year

    def fits(**told):
        return number in [row.number for row in sampling.candidates(Criteria(count=1, **told))]

    assert fits() and fits(year=year, unit=unit, country="JP", kind="delegation")
    assert not (fits(year=year + 1) or fits(country="FR") or fits(kind="visit") or fits(unit=stage.cast["he"].holdings.get().post.unit_id))


@standing_at("abroad")
def test_what_is_not_completed_is_never_drawn(walk, stage: House):
    assert walk.matter.number not in [row.number for row in sampling.candidates(Criteria(count=1))]


def drawn_by_risk(walk, seed: str) -> sampling.Drum:
    return sampling.drum(Criteria(count=1, by_risk=True), seed=seed, today=walk.today)


@standing_at("returned")
def test_by_risk_the_matter_with_more_differences_comes_first(calm, walk):
    for seed in "abcdef":
        numbers = drawn_by_risk(walk, seed).numbers
        assert numbers.index(walk.matter.number) < numbers.index(calm)


@standing_at("returned")
def test_what_was_drawn_by_risk_is_drawn_again_when_the_risk_has_gone(calm, walk, stage: House):
    seen = inspect(stage, walk.matter, now=walk.now, count=1, by_risk=True).inspection
    walk.account()
    again = Inspection.objects.get(pk=seen.pk)
    assert inspections.drawn_again(again) == [walk.matter.number] and seen.points[walk.matter.number] > seen.points[calm]
    assert drawn_by_risk(walk, seen.seed).points[walk.matter.number] < seen.points[walk.matter.number]


@standing_at("returned")
def test_more_than_can_be_compared_at_once_is_refused_with_what_would_help(calm, walk, monkeypatch):
    monkeypatch.setattr(sampling, "MOST_COMPARED", 1)
    with pytest.raises(NotComplete, match="1"):
        drawn_by_risk(walk, "a")
    assert sampling.drum(Criteria(count=1), seed="a", today=walk.today).points == {}


def plan(stage, walk, *people, by="wen"):
    return inspections.plan(title="检查", criteria=Criteria(count=50), inspectors=[stage.cast[name] for name in people], by=stage.cast[by], now=walk.now)


@standing_at("returned")
def test_two_different_people_of_the_group_or_the_office_inspect(walk, stage: House):
    for people in (("wen", "wen"), ("wen",), ("wen", "gu"), ("lin", "chen", "wen")):
        with pytest.raises(NotComplete):
            plan(stage, walk, *people)
    assert plan(stage, walk, "wen", "lin").inspectors.count() == 2


@standing_at("returned")
def test_only_the_leading_group_plans(walk, stage: House):
    for by in ("chen", "gu", "guan", "ji"):
        with pytest.raises(NotYours):
            plan(stage, walk, "wen", "lin", by=by)


@standing_at("returned")
def test_who_is_barred_from_a_matter_does_not_inspect_it(walk, stage: House):
    walk.matter.participants.filter(name="周予安").update(person=stage.cast["lin"])
    with pytest.raises(NotComplete, match="OUT-"):
        plan(stage, walk, "wen", "lin")
