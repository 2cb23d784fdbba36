"""A phase in words, two versions compared, and the fields of the form: what is typed is what is meant."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from approvals.revising.compare import compare, out_of_place
from approvals.revising.rows import complete
from approvals.revising.vocabulary import Vocabulary
from approvals.revising.who import who_in_words
from approvals.revising.words import quorum_in_words, when_in_words
from workflow.desk.route_typing import when_meant, when_typed, who_meant, who_typed

WORDS = Vocabulary(
    stages=("vetting", "approval"), facts=("teachers_travel",), units={"FIN": "财务处"}, labels={"fact:teachers_travel": "教师出访"}
)


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def row(code: str, step: int, **said):
    return complete({"code": code, "name": code, "step": step, "stage": "vetting", "who": {"role": "fao"}, "days": 3} | said)


@pytest.mark.parametrize(
    "who, told",
    [({"heads_of": "unit"}, "申请人所在单位负责人"), ({"heads_of": "college"}, "申请人所在学院负责人"), ({"office": "FIN"}, "财务处负责人"),
     ({"role": "finance"}, "“财务”（认领）"), ({"role": "secretary", "of": "unit"}, "申请人所在单位的“外事秘书”（认领）"),
     ({"role": "finance", "each": True}, "“财务”每人"), ({"post": "处长", "unit": "FIN"}, "财务处 处长"),
     ({"field": "teachers_travel"}, "“教师出访”所列人员"), ({"duty": "school_leader", "weight": 3}, "校领导（3 票）"),
     ({"together": [{"office": "FIN"}, {"heads_of": "unit"}]}, "财务处负责人、申请人所在单位负责人"), ({}, "尚未指定"),
     ({"together": 3}, "3"), ({"role": "x", "duty": "y"}, "尚未指定")],
)  # fmt: skip
def test_who_is_asked_in_words(who, told):
    with translation.override("zh-hans"):
        assert who_in_words(who, WORDS) == told


@pytest.mark.parametrize(
    "when, told",
    [({}, "总是"), ({"fact": "teachers_travel", "is": True}, "教师出访：是"), ({"fact": "x", "at_least": 3}, "x不低于 3"),
     ({"fact": "x", "in": ["a", "b"]}, "x为 a、b 之一"), ({"not": {"fact": "x", "is": 1}}, "不满足：x：1"),
     ({"any": [{"fact": "x", "is": 1}, {"fact": "y", "is": False}]}, "x：1 或 y：否")],
)  # fmt: skip
def test_when_it_is_needed_in_words(when, told):
    assert when_in_words(when, WORDS) == told


def test_how_it_passes_in_words():
    assert quorum_in_words(row("a", 1, quorum="ratio", need=67)) == "67% 同意"
    assert quorum_in_words(row("a", 1, quorum="count", need=2, veto=False)) == "2 人同意；反对计入表决，不一票否决"


def test_a_comparison_tells_what_was_added_removed_and_changed():
    before = [row("unit", 1), row("finance", 2), row("office", 3)]
    after = [row("unit", 1, days=5, who={"office": "FIN"}), row("group", 2), row("office", 3)]
    changed = compare(before, after, WORDS)
    assert [(one.code, one.what) for one in changed] == [("unit", "changed"), ("group", "added"), ("finance", "removed")]
    assert [(c.name, c.before, c.after) for c in changed[0].changes] == [
        ("由谁办", "“外事办”（认领）", "财务处负责人"), ("时限", "3 个工作日", "5 个工作日"),
    ]  # fmt: skip


def test_a_phase_inserted_before_others_moves_none_of_them():
    assert compare([row("a", 1), row("b", 2)], [row("a", 1), row("new", 2), row("b", 3)], WORDS)[0].code == "new"
    assert out_of_place([row("a", 1), row("b", 2)], [row("a", 4), row("b", 9)]) == set()
    assert out_of_place([row("a", 1), row("b", 2), row("c", 3)], [row("b", 1), row("a", 2), row("c", 3)]) == {"a", "b"}
    assert out_of_place([row("a", 1), row("b", 2)], [row("a", 1), row("b", 1)]) == {"a", "b"}


def test_versions_that_say_the_same_have_no_difference():
    assert compare([row("a", 1)], [row("a", 1)], WORDS) == []


FACTS = st.sampled_from(["amount", "track", "joined"])
VALUES = st.one_of(st.booleans(), st.integers(-(10**12), 10**12), st.sampled_from(["general", "98600.00", "访问"]))
TESTS = st.one_of(
    st.builds(lambda fact, value: {"fact": fact, "is": value}, FACTS, VALUES),
    st.builds(lambda fact, values: {"fact": fact, "in": values}, FACTS, st.lists(VALUES, min_size=1, max_size=3)),
    st.builds(lambda fact, value: {"fact": fact, "at_least": value}, FACTS, st.integers(0, 10**9)),
)
PARTS = st.one_of(
    st.sampled_from([{"heads_of": "unit"}, {"heads_of": "college"}, {"duty": "head"}, {"field": "guides"}, {"office": "FIN"},
                     {"role": "fao"}, {"role": "fao", "of": "unit"}, {"role": "fao", "each": True}, {"post": "处长", "unit": "FIN"}]),
    st.builds(lambda weight: {"role": "finance", "weight": weight}, st.integers(2, 9)),
)  # fmt: skip


@given(st.lists(st.one_of(TESTS, TESTS.map(lambda test: {"not": test})), max_size=4))
def test_conditions_that_fields_can_say_come_back_as_they_were(tests):
    condition = {} if not tests else tests[0] if len(tests) == 1 else {"all": tests}
    typed = when_typed(condition)
    assert typed is not None and when_meant(typed) == condition


@given(st.lists(PARTS, min_size=1, max_size=4))
def test_people_that_fields_can_name_come_back_as_they_were(parts):
    who = parts[0] if len(parts) == 1 else {"together": parts}
    typed = who_typed(who)
    assert typed is not None and who_meant(typed) == who


@pytest.mark.parametrize(
    "when", [{"any": [{"fact": "a", "is": 1}]}, {"fact": "a", "is": "是"}, {"fact": "a", "is": "5"}, {"fact": "a", "is": None},
             {"not": {"not": {"fact": "a", "is": 1}}}, {"all": [{"all": []}]}, "nonsense", {"all": [{"fact": "a", "is": 1}]}])  # fmt: skip
def test_conditions_that_fields_cannot_say_are_not_guessed(when):
    assert when_typed(when) is None


@pytest.mark.parametrize("who", [{"together": [{"role": "fao"}]}, {"role": "fao", "each": False}, {"x": 1}, "nonsense", {"together": 3}])
def test_people_that_fields_cannot_name_are_not_guessed(who):
    assert who_typed(who) is None
