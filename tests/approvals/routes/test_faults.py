"""What forbids a draft to be published: each fault by a sentence that names the phase."""

import pytest
from django.utils import translation

from approvals.actions import draft_route
from approvals.actions.publish_route import publish
from approvals.errors import NotComplete
from approvals.revising.faults import faults
from approvals.revising.vocabulary import vocabulary
from tests.making import a_walk, trip

EITHER = {"any": [{"fact": "teachers_travel", "is": True}, {"not": {"fact": "teachers_travel", "is": True}}]}
WRONG = [  # what the phase of the finance office says instead, and a word of the complaint
    ({"who": {"role": "chancellor"}}, "no role “chancellor”"),
    ({"who": {"role": "fao", "of": "school"}}, "no role"),
    ({"who": {"role": "fao", "each": False}}, "no role"),
    ({"who": {"duty": "janitor"}}, "no duty “janitor”"),
    ({"who": {"heads_of": "faculty"}}, "“faculty” is no level"),
    ({"who": {"office": "XXX"}}, "no unit “XXX”"),
    ({"who": {"post": "院长", "unit": "FIN"}}, "no post “FIN 院长”"),
    ({"who": {"field": "weather"}}, "the fact “weather”"),
    ({"who": {"role": ["fao"]}}, "no role"),
    ({"who": {}}, "cannot be read who"),
    ({"who": []}, "cannot be read who"),
    ({"who": {"role": "fao", "duty": "head"}}, "cannot be read who"),
    ({"who": {"role": "fao", "mood": "good"}}, "cannot be read who"),
    ({"who": {"role": "fao", "weight": 0}}, "weighs a whole number"),
    ({"who": {"role": "fao", "weight": True}}, "weighs a whole number"),
    ({"who": {"together": []}}, "nobody is named"),
    ({"who": {"together": "fao"}}, "nobody is named"),
    ({"who": {"together": [{"role": "fao"}, {"role": "chancellor"}]}}, "no role “chancellor”"),
    ({"who": {"together": [{"together": [{"role": "fao"}]}]}}, "cannot be read who"),
    ({"stage": "dancing"}, "no stage “dancing”"),
    ({"stage": "approval"}, "Step 2 has phases of several stages"),
    ({"when": {"fact": "weather", "is": "wet"}}, "the fact “weather”"),
    ({"when": {"all": [{"fact": "weather", "is": 1}]}}, "the fact “weather”"),
    ({"evidence": "wish"}, "the evidence “wish”"),
    ({"office": "XXX"}, "no unit “XXX”"),
    ({"nobody": "office"}, "which office"),
    ({"concerned": "office"}, "which office"),
    ({"quorum": "ratio", "need": 101}, "100 percent"),
    ({"late": "superior", "late_days": 0}, "after how many working days"),
]
BROKEN = [
    ({"quorum": "count", "need": 0}, "how many must agree"),
    ({"quorum": "ratio", "need": 0}, "how many must agree"),
    ({"quorum": "weight", "need": 0}, "how many must agree"),
    ({"quorum": "most"}, "“most” is no choice"),
    ({"nobody": "god"}, "“god” is no choice"),
    ({"late": "agree", "late_words": " "}, "silence counts as agreed"),
    ({"when": {"fact": "teachers_travel"}}, "condition cannot be read"),
    ({"when": {"fact": "teachers_travel", "in": 3}}, "condition cannot be read"),
    ({"when": "always"}, "condition cannot be read"),
    ({"days": 0}, "counted from 1"),
    ({"step": 0}, "counted from 1"),
    ({"code": "unit"}, "have the code “unit”"),
    ({"code": "Überall"}, "no code"),
    ({"name": ""}, "no name"),
]
RIGHT = [
    {"who": {"heads_of": "college"}}, {"who": {"office": "FIN", "weight": 2}}, {"who": {"post": "院长", "unit": "CIE"}},
    {"who": {"role": "secretary", "of": "unit"}}, {"who": {"role": "leading_group", "each": True}}, {"when": EITHER},
    {"who": {"together": [{"role": "fao", "weight": 2}, {"duty": "head"}]}, "quorum": "weight", "need": 2},
    {"quorum": "ratio", "need": 100}, {"evidence": "notice"}, {"nobody": "office", "office": "HR"}, {"nobody": "stop"},
    {"late": "agree", "late_words": "逾期未复，视为同意"}, {"quorum": "turn"}, {"outside": True, "veto": False},
]  # fmt: skip


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def said(revising, **changes):
    return faults(revising.rows(**changes), vocabulary("delegation", "application"))


@pytest.mark.parametrize("wrong, sentence", WRONG + BROKEN)
def test_each_fault_has_a_sentence(revising, wrong, sentence):
    assert any(sentence in one for one in said(revising, finance=wrong)), said(revising, finance=wrong)


@pytest.mark.parametrize("wrong, sentence", WRONG)
def test_a_draft_may_say_it_and_is_not_published(revising, wrong, sentence):
    draft = revising.draft(finance=wrong)
    with pytest.raises(NotComplete) as refusal:
        publish(draft.pk, by=revising.by, now=revising.now)
    assert any(sentence in one for one in refusal.value.complaints)
    draft.refresh_from_db()
    assert draft.published_at is None and revising.in_force != draft


@pytest.mark.parametrize("wrong, sentence", BROKEN)
def test_what_the_database_would_refuse_is_not_even_drafted(revising, wrong, sentence):
    draft = revising.draft()
    with pytest.raises(NotComplete) as refusal:
        draft_route.save(draft.pk, revising.rows(finance=wrong), by=revising.by, now=revising.now)
    assert any(sentence in one for one in refusal.value.complaints)


@pytest.mark.parametrize("right", RIGHT, ids=str)
def test_what_is_right_is_published(revising, right):
    draft = revising.draft(finance=right)
    assert publish(draft.pk, by=revising.by, now=revising.now) == revising.in_force == draft


def test_the_first_version_has_no_fault(revising):
    assert said(revising) == []


def test_a_route_goes_through_the_stages_forward(revising):
    assert any("goes back to the stage “vetting”" in one for one in said(revising, teaching={"step": 5, "stage": "vetting"}))
    assert said(revising, teaching={"step": 1}) == []


def test_a_route_ends_where_the_matter_is_approved_whatever_the_facts(revising):
    assert any("where it is approved" in each for each in said(revising, office=None, leader=None, permit=None))
    sometimes = {"when": {"fact": "teachers_travel", "is": True}}
    assert any("where it is approved" in each for each in said(revising, office=sometimes, leader=sometimes, permit=sometimes))
    assert said(revising, office=None, permit=sometimes) == []


def test_a_route_without_phases_has_one_fault(revising):
    assert faults([], vocabulary("delegation", "application")) == ["The route has no phase; add one."]


def test_all_faults_are_told_at_once(revising):
    told = said(revising, finance={"who": {"role": "chancellor"}, "evidence": "wish"}, unit={"office": "XXX"})
    assert len(told) == 3


def test_facts_of_rounds_that_were_opened_may_be_looked_at(stage, revising):
    over = {"when": {"fact": "track", "is": "general"}}
    assert said(revising, finance=over)
    a_walk(stage.cast).until("vetting", trip(stage.cast))
    assert said(revising, finance=over) == []
    words = vocabulary("delegation", "application")
    assert "owner" in words.people_facts and "unit" not in words.people_facts and "track" not in words.people_facts


def test_the_words_of_another_purpose_are_not_these(revising):
    assert vocabulary("delegation", "change").stages == ()


def test_the_vocabulary_costs_four_statements(stage, revising, django_assert_num_queries):
    with django_assert_num_queries(4):
        vocabulary("delegation", "application")
