"""The rules asked before departure and at settlement, on what really happened."""

from datetime import date

import pytest

from tests.workflow.delegations.good_trip import a_member, a_trip
from workflow.core.rules import DEPARTURE, SETTLEMENT, SUBMIT, blocking
from workflow.matters.delegations.rules import Actual, verdicts
from workflow.registers.national import NATIONAL

AS_PLANNED = {"left": date(2025, 6, 2), "came_home": date(2025, 6, 6), "people": 3, "permit": "鄂外〔2025〕9号"}
LATE = {"came_home": date(2025, 6, 7)}


def of(code, at, **facts):
    told = verdicts(a_trip(), NATIONAL, at=at, actual=Actual(**(AS_PLANNED | facts)))
    return next(verdict for verdict in told if verdict.rule == code)


@pytest.mark.parametrize("at", [DEPARTURE, SETTLEMENT])
@pytest.mark.parametrize(
    "facts, passed",
    [
        ({}, True),
        ({"people": 4}, False),
        ({"people": 4, "overstay_excuse": "多一人"}, False),
        ({"people": 2}, False),
        ({"people": 2, "overstay_excuse": "一人生病未成行"}, True),
        ({"people": None}, None),
        ({"people": None, "came_home": None}, True),
        ({"permit": ""}, False),
        ({"permit": None}, True),
        ({"unpermitted_changes": ("route",)}, False),
        ({"digest": "0" * 64}, False),
        ({"digest": a_trip().digest}, True),
        ({"left": date(2025, 5, 31)}, False),
        ({"left": date(2025, 6, 1)}, True),
        ({"left": date(2025, 6, 7)}, False),
        ({"left": date(2025, 6, 3)}, True),
        ({"left": None}, None),
    ],
)
def test_the_trip_is_made_as_approved(at, facts, passed):
    assert of("OUT-24", at, **facts).passed is passed


@pytest.mark.parametrize(
    "facts, passed",
    [
        ({}, True),
        (LATE, False),
        (LATE | {"left": date(2025, 6, 3)}, True),
        (LATE | {"overstay_excuse": "台风"}, False),
        (LATE | {"force_majeure_proven": True}, False),
        (LATE | {"overstay_excuse": "台风", "force_majeure_proven": True}, True),
        ({"came_home": None}, None),
        ({"left": None}, None),
        ({"came_home": date(2025, 6, 1)}, None),
    ],
)
def test_nobody_stays_longer_than_approved_but_for_force_majeure_with_proof(facts, passed):
    assert of("OUT-25", SETTLEMENT, **facts).passed is passed


def test_without_facts_the_later_rules_are_open():
    told = verdicts(a_trip(), NATIONAL, at=SETTLEMENT)
    assert {(v.rule, v.passed, tuple(v.missing)) for v in told} == {
        ("OUT-24", None, ("actual",)), ("OUT-25", None, ("actual",))}  # fmt: skip


def test_each_moment_asks_its_own_rules():
    asked = {at: {v.rule for v in verdicts(a_trip(), NATIONAL, at=at)} for at in (SUBMIT, DEPARTURE, SETTLEMENT)}
    assert asked[DEPARTURE] == {"OUT-23", "OUT-24", "OUT-26"} and asked[SETTLEMENT] == {"OUT-24", "OUT-25"}
    assert not asked[SUBMIT] & asked[SETTLEMENT]


def test_a_private_passport_still_blocks_at_the_airport():
    told = verdicts(a_trip(members=[a_member(1, passport_kind="private")]), NATIONAL, at=DEPARTURE, actual=Actual())
    assert [verdict.rule for verdict in blocking(told)] == ["OUT-23"]


@pytest.mark.parametrize("left, noted", [(date(2025, 6, 1), True), (date(2025, 6, 2), False)])
def test_a_night_flight_the_evening_before_is_noted(left, noted):
    assert bool(of("OUT-24", DEPARTURE, left=left).message) is noted
