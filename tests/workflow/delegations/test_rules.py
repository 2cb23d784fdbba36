"""Every rule asked at submission: what keeps it, what breaks it, what leaves it open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.delegations.good_trip import LETTER, a_leg, a_member, a_trip, some_days
from workflow.core.rules import SUBMIT, blocking, unanswered
from workflow.matters.delegations.rules import RULES, verdicts
from workflow.registers.national import NATIONAL, limits_from

TWO, THREE, FOUR = ["JP", "KR"], ["JP", "KR", "TH"], ["JP", "KR", "TH", "VN"]
FAR = {"poor_connection": True}
FORM = {"attachments": [{"kind": "private_passport", "sha256": LETTER}]}
ACADEMIC_WITH_AN_EMPTY_FORM = {"track": "academic", "attachments": [{"kind": "private_passport"}]}
LONG_ACADEMIC = {"track": "academic", "task_type": "research"}


def to(countries: list[str], days: int, **changes):
    ends = date(2025, 6, 2) + timedelta(days=days - 1)
    return {"legs": [a_leg(code) for code in countries], "ends": ends.isoformat()} | changes


def people(number: int, **changes):
    return {"members": [a_member(n, **changes) for n in range(1, number + 1)]}


def of(code, limits=NATIONAL, **changes):
    return next(verdict for verdict in verdicts(a_trip(**changes), limits, at=SUBMIT) if verdict.rule == code)


KEPT, BROKEN, OPEN = True, False, None
CASES = [
    ("OUT-05", {}, KEPT),
    ("OUT-05", {"ends": None}, OPEN),
    ("OUT-05", {"ends": "2025-06-01"}, OPEN),
    ("OUT-01", to(["JP"], 5), KEPT),
    ("OUT-01", to(["JP"], 6), BROKEN),
    ("OUT-01", to(["JP"], 6, longer_stay_report=LETTER), KEPT),
    ("OUT-01", to(["KE"], 6), BROKEN),
    ("OUT-01", to(["KE"], 6, **FAR), KEPT),
    ("OUT-01", to(["KE"], 7, **FAR), BROKEN),
    ("OUT-01", to(["JP"], 6, **FAR), BROKEN),
    ("OUT-01", to(["JP"], 6, task_type="conference"), KEPT),
    ("OUT-01", to(["JP"], 6, task_type=None), OPEN),
    ("OUT-01", to(["JP"], 6, track=None), OPEN),
    ("OUT-01", to([], 5), OPEN),
    ("OUT-01", {"starts": None}, OPEN),
    ("OUT-01", to(TWO, 30), KEPT),
    ("OUT-01", to(["JP"], 20, **LONG_ACADEMIC), KEPT),
    ("OUT-01", to(["JP"], 20, track="academic", task_type="visit"), KEPT),
    ("OUT-01", to(["JP"], 20, track="general", task_type="research"), BROKEN),
    ("OUT-01", to(["JP"], 20, **LONG_ACADEMIC, members=[a_member(1), a_member(2, teaching_or_research=False)]), BROKEN),
    ("OUT-01", to(["JP"], 20, **LONG_ACADEMIC, members=[a_member(1, teaching_or_research=None)]), OPEN),
    ("OUT-01", to(["JP"], 20, **LONG_ACADEMIC, members=[]), OPEN),
    ("OUT-01", to(["JP"], 5, **LONG_ACADEMIC, members=[]), KEPT),
    ("OUT-02", to(TWO, 8), KEPT),
    ("OUT-02", to(TWO, 9), BROKEN),
    ("OUT-02", to(TWO, 9, longer_stay_report=LETTER), BROKEN),
    ("OUT-02", to(["MX", "AR"], 9, **FAR), KEPT),
    ("OUT-02", to(["MX", "AR"], 10, **FAR), BROKEN),
    ("OUT-02", to(["JP", "JP"], 30), KEPT),
    ("OUT-02", to(TWO, 9, track=None), OPEN),
    ("OUT-03", to(THREE, 10), KEPT),
    ("OUT-03", to(THREE, 11), BROKEN),
    ("OUT-03", to(FOUR, 11), BROKEN),
    ("OUT-03", to(TWO, 11), KEPT),
    ("OUT-03", {"ends": None}, OPEN),
    *[(code, to(THREE, 30, task_type=kind), KEPT) for code in ["OUT-03", "OUT-06", "OUT-08"]
      for kind in ["conference", "training", "negotiation", "performance", "exhibition"]],
    ("OUT-04", to(["JP"], 5), KEPT),
    ("OUT-04", to(["JP"], 5, **FAR), BROKEN),
    ("OUT-04", to(["PE"], 5, **FAR), KEPT),
    ("OUT-04", to([], 5, **FAR), OPEN),
    ("OUT-06", to(THREE, 5), KEPT),
    ("OUT-06", to(FOUR, 5), BROKEN),
    ("OUT-06", to(FOUR, 5, **LONG_ACADEMIC), KEPT),
    ("OUT-06", to([], 5), OPEN),
    ("OUT-06", {"legs": [*map(a_leg, THREE), a_leg("SG", stopover=True)]}, BROKEN),
    ("OUT-06", {"legs": [*map(a_leg, THREE), a_leg("SG", stopover=True, leaves_airport=False)]}, KEPT),
    ("OUT-08", people(6), KEPT),
    ("OUT-08", people(7), BROKEN),
    ("OUT-08", {"members": [*people(6)["members"], a_member(7, interpreter=True)]}, BROKEN),
    ("OUT-08", people(7, **{}) | LONG_ACADEMIC, KEPT),
    ("OUT-08", people(7, teaching_or_research=None) | LONG_ACADEMIC, OPEN),
    ("OUT-08", people(0), OPEN),
    ("OUT-10", {}, KEPT),
    ("OUT-10", people(1, family_along=True), BROKEN),
    ("OUT-10", {"declarations": {}}, OPEN),
    ("OUT-12", {}, KEPT),
    ("OUT-12", {"itinerary": []}, OPEN),
    ("OUT-12", {"itinerary": [{"activity": "会谈"}]}, OPEN),
    ("OUT-12", {"itinerary": [{**day, "substantive": False} for day in some_days()]}, BROKEN),
    ("OUT-12", {"itinerary": [{"activity": "抵达，安顿"}, {"activity": "返程"}]}, BROKEN),
    ("OUT-12", {"itinerary": [{**day, "half": "am"} for day in some_days()]}, OPEN),
    ("OUT-12", to(["JP"], 6, itinerary=some_days(2, 6)), KEPT),
    ("OUT-12", {"starts": None}, OPEN),
    ("OUT-12", to(["JP"], 3, itinerary=[{"activity": "抵达后会谈", "substantive": True}] * 2), KEPT),
    ("OUT-12", to(["JP"], 3, itinerary=[{"activity": "会谈"}, {"activity": "会谈"}, {"activity": "返程"}]), OPEN),
    ("OUT-18", {}, KEPT),
    ("OUT-18", {"in_plan": None}, OPEN),
    ("OUT-18", {"in_plan": False}, BROKEN),
    ("OUT-18", {"in_plan": False, "off_plan_reason": "临时受邀"}, KEPT),
    ("OUT-21", {}, KEPT),
    ("OUT-21", {"legs": []}, OPEN),
    ("OUT-21", {"legs": [a_leg(invitation=None)]}, OPEN),
    ("OUT-21", {"legs": [a_leg(invitation_issuer=None)]}, OPEN),
    ("OUT-21", {"legs": [a_leg(invitation_from_host_country=None)]}, OPEN),
    ("OUT-21", {"legs": [a_leg(invitation_from_host_country=False)]}, BROKEN),
    *[("OUT-21", {"legs": [a_leg(), a_leg(invitation_issuer=who)]}, BROKEN)
      for who in ["agency", "overseas_chinese", "foreign_body_in_china"]],
    ("OUT-21", {"joined": True, "legs": [a_leg(invitation=None)]}, KEPT),
    ("OUT-21", {"joined": True, "legs": [a_leg(invitation_issuer="agency")]}, BROKEN),
    ("OUT-21", {"legs": [a_leg(), a_leg("KR", stopover=True, invitation=None)]}, KEPT),
    ("OUT-23", {}, KEPT),
    ("OUT-23", people(2, passport_kind=None), OPEN),
    ("OUT-23", {"declarations": {"single_passport_kind": False}}, OPEN),
    ("OUT-23", people(2, passport_kind="private"), BROKEN),
    ("OUT-23", people(1, passport_kind="private") | {"track": "academic"}, BROKEN),
    ("OUT-23", people(1, passport_kind="private") | FORM, BROKEN),
    ("OUT-23", people(1, passport_kind="private") | ACADEMIC_WITH_AN_EMPTY_FORM, BROKEN),
    ("OUT-23", people(1, passport_kind="private") | {"track": "academic", "attachments": [{"sha256": LETTER}]}, BROKEN),
    ("OUT-23", people(1, passport_kind="private") | FORM | {"track": "academic"}, KEPT),
    ("OUT-26", {}, KEPT),
    ("OUT-26", people(1, secret_related=None), OPEN),
    ("OUT-26", people(1, secret_related=True), BROKEN),
    ("OUT-26", people(1, secret_related=True, secrecy_approval="密审〔2025〕3号"), KEPT),
    ("OUT-26", people(0), OPEN),
    ("OUT-27", {}, KEPT),
    ("OUT-27", people(1, teaching_cover="clash"), BROKEN),
    ("OUT-27", people(1, teaching_cover="covered"), KEPT),
    ("OUT-27", people(1, teaching_cover=None), OPEN),
    ("OUT-27", people(1, teaching_cover=None, teaching_or_research=None), OPEN),
    ("OUT-27", people(1, teaching_cover=None, teaching_or_research=False), KEPT),
    ("OUT-27", people(1, teaching_cover=None, person_kind="student"), KEPT),
    ("OUT-27", people(0), OPEN),
]  # fmt: skip


@pytest.mark.parametrize("code, changes, passed", CASES)
def test_each_rule_is_kept_broken_or_left_open(code, changes, passed):
    verdict = of(code, **changes)
    assert verdict.passed is passed
    assert bool(verdict.missing) is (passed is None)
    assert passed is not False or (verdict.message and verdict.fix)


def test_the_good_trip_breaks_nothing_and_leaves_nothing_open():
    told = verdicts(a_trip(), NATIONAL, at=SUBMIT)
    assert {verdict.passed for verdict in told} == {True}


def test_a_verdict_names_the_numbers_the_rule_looked_at():
    verdict = of("OUT-02", **to(TWO, 9))
    assert verdict.blocks and "9" in verdict.message and "8" in verdict.message and "1" in verdict.fix
    assert verdict.inputs["days"] == 9 and verdict.inputs["countries"] == TWO
    assert verdict.inputs["limits.days_abroad"] == {"1": 5, "2": 8, "3": 10}


@pytest.mark.parametrize(
    "missing, changes",
    [
        (["starts"], {"starts": None}),
        (["starts", "ends"], {"starts": None, "ends": None}),
        (["ends"], {"ends": "2025-06-01"}),
        (["legs"], {"legs": []}),
        (["legs", "ends"], {"legs": [], "ends": None}),
        (["task_type"], to(["JP"], 6, task_type=None)),
        (["track"], to(["JP"], 6, track=None)),
        (["members.1.teaching_or_research"], to(["JP"], 6, **LONG_ACADEMIC, members=[
            a_member(1), a_member(2, teaching_or_research=None)])),
    ],
)
def test_an_open_verdict_says_what_to_fill_in(missing, changes):
    assert of("OUT-01", **changes).missing == missing


def test_people_are_named_by_name_and_else_by_key():
    told = of("OUT-27", members=[a_member(1, teaching_cover="clash"), a_member(2, name="", teaching_cover="clash")])
    assert "钱一" in told.message and "m1" not in told.message and "m2" in told.message


def test_a_letter_that_does_not_count_is_named():
    nameless = a_leg("KR", host="", invitation_issuer="agency")
    told = of("OUT-21", legs=[a_leg(invitation_from_host_country=False), nameless])
    assert "仙台工业大学" in told.message and "KR" not in told.message and "?" not in told.message


def test_an_empty_application_passes_no_blocking_rule_and_breaks_none():
    told = verdicts(a_trip().model_validate({}), NATIONAL, at=SUBMIT)
    assert blocking(told) == [] and len(unanswered(told)) == 10


def test_the_numbers_come_from_the_limits():
    strict = limits_from([("group_size", "whole", "5"), ("days_abroad", "table", "1:4"), ("countries", "whole", "1")])
    assert of("OUT-08", strict, **people(6)).passed is False
    assert of("OUT-01", strict).passed is False
    assert of("OUT-06", strict, **to(TWO, 3)).passed is False
    assert of("OUT-02", strict, **to(TWO, 3)).missing == ["limits.days_abroad"]


def test_a_share_of_exactly_two_thirds_is_enough():
    plan = [{**day, "substantive": number < 2} for number, day in enumerate(some_days(2, 4))]
    assert of("OUT-12", ends="2025-06-04", itinerary=plan).passed is True


places = st.lists(st.sampled_from(["JP", "KR", "KE", "PE", "FR", "US"]), min_size=1, max_size=5)


@given(places, st.integers(1, 30), st.integers(1, 9), st.booleans())
def test_one_more_day_or_person_never_mends_a_trip(countries, days, size, poor):
    def broken(days, size):
        trip = a_trip(**to(countries, days, poor_connection=poor), **people(size))
        return {v.rule for v in verdicts(trip, NATIONAL, at=SUBMIT) if v.passed is False} - {"OUT-12"}

    assert broken(days, size) <= broken(days + 1, size + 1)


@given(st.sets(st.sampled_from(["starts", "ends", "track", "task_type", "members", "legs", "itinerary", "in_plan"])))
def test_taking_data_away_never_turns_a_broken_rule_into_a_kept_one(gone):
    full = to(FOUR, 12) | people(8, passport_kind="private", secret_related=True) | {"in_plan": False}
    told = {v.rule: v.passed for v in verdicts(a_trip(**full), NATIONAL, at=SUBMIT)}
    emptied = {name: [] if name in ("members", "legs", "itinerary") else None for name in gone}
    less = {v.rule: v.passed for v in verdicts(a_trip(**full | emptied), NATIONAL, at=SUBMIT)}
    assert not [code for code, passed in told.items() if passed is False and less[code] is True]


def test_every_rule_has_a_case_of_each_outcome():
    asked = {rule.code for rule in RULES if SUBMIT in rule.at}
    outcomes = {(code, passed) for code, _changes, passed in CASES}
    assert {code for code, _passed in outcomes} == asked
    assert all((code, KEPT) in outcomes and (code, OPEN) in outcomes for code in asked)
    assert all((code, BROKEN) in outcomes for code in asked - {"OUT-05"})
