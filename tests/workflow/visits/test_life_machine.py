"""No sequence of steps, by right or wrong people, with right or wrong facts, brings a visit to a state without its evidence."""

from datetime import timedelta
from functools import partial

import pytest

from tests import life_machine
from tests.life_machine import LifeMachine, Lore, each_fact_last, gathered
from tests.workflow.visits.evidence import PROMISES, holds
from tests.workflow.visits.making import template_of, visit
from tests.workflow.visits.verbs import READY_ON, VERBS, who_and_facts
from workflow.matters.visits.did import DID
from workflow.matters.visits.rehearsal.walk import DECIDERS
from workflow.matters.visits.states import STATES

BEGINNINGS = ["draft", "approval", "preparing", "hosting", "summary"]
ELSEWHERE = {"begin"}  # before there is anything to walk
ONLY_BACK = {"enter_vetting"}  # a round enters the vetting where it stands already; it is there for a return inside one
MILESTONES = {
    "preparing": (["name_guests", "hand_in_plan"], "arrive"),
    "hosting": (["log_check", "register_lodging", "log_talk"], "leave"),
    "summary": (["accept_summary", "settle"], "archive"),
    "sharing": (["share", "close_promise"], "archive"),
}
ONWARD = {
    "draft": ["submit"], "sent_back": ["submit"], "withdrawn": ["submit"], "suspended": ["resume"],
    "invited": ["record_basis", "send_letter"], "preparing": ["arrive", "hand_in_plan"], "departed": ["hand_in_summary"],
    "hosting": ["leave", "register_lodging", "log_check"], "summary": ["settle", "accept_summary"],
    "sharing": ["archive", "close_promise", "share"],
}  # fmt: skip


class Life(LifeMachine):
    """One visit of Gu's."""

    def changed(self, spoilt):
        """Official guests, too late; or the same visit with other words."""
        soon = self.walk.today + timedelta(days=40)
        changes = {"guest_class": "government", "starts": soon, "ends": soon} if spoilt else {"expected_results": "另议。"}
        return visit(self.walk.cast, **changes)


guided = partial(life_machine.guided, Life)


@pytest.fixture(scope="module", autouse=True)
def lore(house):
    """Where lives of this module begin, made once and outside of every test's savepoint."""
    template = partial(template_of, house)
    Life.lore = Lore(
        template=template, verbs=list(VERBS), who_and_facts=who_and_facts, ready_on=READY_ON, deciders=DECIDERS,
        promises=PROMISES, holds=holds, beginnings=BEGINNINGS, milestones=MILESTONES, onward=ONWARD,
    )  # fmt: skip
    for state in BEGINNINGS:
        template(state)
    return Life.lore


def test_no_sequence_of_steps_comes_to_a_state_without_its_evidence(stage):
    life_machine.run(Life, lives=25)


@pytest.mark.parametrize("state, facts, milestone", list(each_fact_last(BEGINNINGS, MILESTONES)))
def test_no_milestone_is_passed_while_one_fact_is_missing(stage, state, facts, milestone):
    gathered(Life, state, facts, milestone)


def test_the_straight_way_leads_from_a_draft_to_the_archive(stage):
    assert guided("draft", *["…"] * 30) == "archived"


def test_the_ways_aside_lead_where_they_should(stage):
    assert guided("draft", "spoilt", "ask_exception", "decide_exception", "submit") == "vetting"
    assert guided("draft", "submit", "back", "changed", "submit") == "vetting"
    assert guided("draft", "submit", "withdraw", "submit", "correct", "reject") == "rejected"
    assert guided("approval", "suspend", "resume") == "approval"
    assert guided("draft", "submit", "reject", "reopen") == "vetting"
    assert guided("approval", "record_permit", "…", "…", "name_guests", "cancel") == "cancelled"
    assert guided("preparing", "hand_in_plan", "do_task", "send_letter") == "preparing"
    assert guided("hosting", "log_talk", "log_present", "hand_in_present", "make_promise", "close_promise", "log_check", "leave") == "departed"
    assert guided("summary", "return_summary", "hand_in_summary", "accept_summary", "settle", "share", "archive") == "sharing"


def test_a_prepared_draft_is_confirmed(stage):
    walk = Life.lore.template("draft")
    walk.matter.__class__.objects.filter(pk=walk.matter.pk).update(preparer=stage.cast["mi"])
    assert guided("draft", "ask_confirmation", "submit") == "vetting"


def test_a_lodging_that_is_no_hotel_is_registered(stage):
    life = Life()
    try:
        life.stands_at("draft")
        life.walk.save(visit(life.walk.cast, lodging="elsewhere", lodging_address="专家楼 3 号"))
        for _each in range(12):
            life.next_thing()
        assert life.walk.matter.entries.filter(step="register_lodging").exists()
        life.nothing_is_out_of_joint()
    finally:
        life.teardown()


def test_every_state_and_every_verb_was_reached(stage, lore):
    """Last in this module: what the tests above have seen, all of them together."""
    assert not {state.code for state in STATES} - set(lore.reached["states"])
    assert set(DID) - set(lore.reached["steps"]) == ELSEWHERE | ONLY_BACK
