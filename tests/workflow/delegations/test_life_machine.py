"""No sequence of steps, by right or wrong people, with right or wrong facts, brings a trip to a state without its evidence."""

from datetime import timedelta
from functools import partial

import pytest

from tests import life_machine
from tests.life_machine import LifeMachine, Lore, each_fact_last, gathered
from tests.making import STARTS, trip
from tests.workflow.delegations.evidence import PROMISES, holds
from tests.workflow.delegations.verbs import READY_ON, VERBS, who_and_facts
from workflow.matters.delegations.did import DID
from workflow.matters.delegations.rehearsal.walk import DECIDERS
from workflow.matters.delegations.states import STATES

BEGINNINGS = ["draft", "notice", "approval", "documents", "ready", "returned"]
ELSEWHERE = {"take_over", "begin"}  # by an import; before there is anything to walk
ONLY_BACK = {"enter_vetting"}  # a round enters the vetting where it stands already; it is there for a return inside one
MILESTONES = {
    "notice": (["open_notice", "two weeks"], "agree"), "approval": (["agree", "agree", "record_permit"], "agree"),
    "documents": (["record_visa"] * 3, ""), "briefing": (["sign_pledge"] * 3 + ["hold_briefing"], ""),
    "ready": (["draw_passport"] * 3, "depart"), "sharing": (["share"], "archive"),
    "returned": (["take_passport_back"] * 3 + ["hand_in_report", "accept_report", "publish_second_notice"], "settle"),
}  # fmt: skip
ONWARD = {
    "draft": ["submit"], "sent_back": ["submit"], "withdrawn": ["submit"], "suspended": ["resume"],
    "notice": ["open_notice", "two weeks"], "approval": ["record_permit"], "documents": ["record_visa"],
    "briefing": ["sign_pledge", "hold_briefing"], "ready": ["draw_passport", "depart"], "abroad": ["come_home"],
    "returned": ["take_passport_back", "hand_in_report", "accept_report", "publish_second_notice", "settle"],
    "sharing": ["archive", "share"],
}  # fmt: skip


class Life(LifeMachine):
    """One delegation of Gu's."""

    def changed(self, spoilt):
        """Two days too long, or not."""
        return trip(self.walk.cast, ends=STARTS + timedelta(days=6 if spoilt else 4))


guided = partial(life_machine.guided, Life)


def lore_of(house, beginnings):
    """What the machine knows of delegations."""
    return Lore(
        template=house.template, verbs=list(VERBS), who_and_facts=who_and_facts, ready_on=READY_ON, deciders=DECIDERS,
        promises=PROMISES, holds=holds, beginnings=beginnings, milestones=MILESTONES, onward=ONWARD,
    )  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def lore(house):
    """Where lives of this module begin, made once and outside of every test's savepoint."""
    Life.lore = lore_of(house, BEGINNINGS)
    for state in BEGINNINGS:
        house.template(state)
    return Life.lore


def test_no_sequence_of_steps_comes_to_a_state_without_its_evidence(stage):
    life_machine.run(Life, lives=30)


@pytest.mark.parametrize("state, facts, milestone", list(each_fact_last(BEGINNINGS, MILESTONES)))
def test_no_milestone_is_passed_while_one_fact_is_missing(stage, state, facts, milestone):
    gathered(Life, state, facts, milestone)


def test_the_straight_way_leads_from_a_draft_to_the_archive(stage):
    assert guided("draft", *["…"] * 50) == "archived"


def test_the_ways_aside_lead_where_they_should(stage):
    assert guided("draft", "spoilt", "ask_exception", "decide_exception", "submit") == "vetting"
    assert guided("draft", "submit", "back", "changed", "submit") in ("vetting", "sent_back")
    assert guided("draft", "submit", "…", "back") == "sent_back"  # one of several who are asked at once
    assert guided("draft", "submit", "withdraw", "submit", "correct", "reject") == "rejected"
    assert guided("draft", "submit", *["…"] * 5, "open_notice", "record_objection", "settle_objection") == "notice"
    assert guided("approval", "suspend", "resume") == "approval"
    assert guided("draft", "submit", "reject", "reopen") == "vetting"
    assert guided("documents", "reopen", "…") == "documents"
    assert guided("ready", "draw_passport", "cancel", "take_passport_back") == "cancelled"
    assert guided("returned", "hand_in_report", "return_report", "hand_in_report", "accept_report") == "returned"


def test_a_prepared_draft_is_confirmed(stage):
    walk = Life.lore.template("draft")
    walk.matter.__class__.objects.filter(pk=walk.matter.pk).update(preparer=stage.cast["mi"])
    assert guided("draft", "ask_confirmation", "submit") == "vetting"


def test_every_state_and_every_verb_was_reached(stage, lore):
    """Last in this module: what the tests above have seen, all of them together."""
    assert not {state.code for state in STATES} - set(lore.reached["states"])
    assert set(DID) - set(lore.reached["steps"]) == ELSEWHERE | ONLY_BACK
