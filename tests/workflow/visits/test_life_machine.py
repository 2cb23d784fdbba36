"""No sequence of steps, by right or wrong people, with right or wrong facts, comes to a state without its evidence."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.errors import Refusal
from approvals.models import Assignment
from tests.making import House, judge_constraints
from tests.workflow.visits.evidence import PROMISES, holds
from tests.workflow.visits.making import fresh, template_of, visit
from tests.workflow.visits.verbs import READY_ON, VERBS, who_and_facts
from workflow.core.models import Entry
from workflow.core.steps import take
from workflow.matters.visits.did import DID
from workflow.matters.visits.rehearsal.walk import DECIDERS
from workflow.matters.visits.states import STATES
from workflow.rehearsal.cast import PEOPLE

REACHED: dict[str, Counter] = {"states": Counter(), "steps": Counter()}
BEGINNINGS = ["draft", "approval", "preparing", "hosting", "summary"]
ELSEWHERE = {"begin"}  # before there is anything to walk
ONLY_BACK = {"enter_vetting"}  # a round enters the vetting where it stands already; it is there for a return inside one
USERNAMES = [row[0] for row in PEOPLE]
MILESTONES = {  # state: the facts it gathers, in any order, and what must not be passed before the last of them
    "preparing": (["name_guests", "hand_in_plan"], "arrive"),
    "hosting": (["log_check", "register_lodging", "log_talk"], "leave"),
    "summary": (["accept_summary", "settle"], "archive"),
    "sharing": (["share", "close_promise"], "archive"),
}
ONWARD = {  # state: what leads on, tried in this order
    "draft": ["submit"], "sent_back": ["submit"], "withdrawn": ["submit"], "suspended": ["resume"],
    "invited": ["record_basis", "send_letter"], "preparing": ["arrive", "hand_in_plan"], "departed": ["hand_in_summary"],
    "hosting": ["leave", "register_lodging", "log_check"], "summary": ["settle", "accept_summary"],
    "sharing": ["archive", "close_promise", "share"],
}  # fmt: skip


class Life(RuleBasedStateMachine):
    """One visit of Gu's, in a savepoint of the house; whoever refuses must have changed nothing."""

    house: House

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        judge_constraints()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(state=st.sampled_from(BEGINNINGS))
    def stands_at(self, state):
        template = template_of(self.house, state)
        self.walk = type(template)(self.house.cast, template.now, matter=template.matter)
        fresh(self.walk)

    # --- what people do ---------------------------------------------------------------------------------------------

    @rule(step=st.sampled_from(sorted(VERBS)))
    def the_right_person_takes(self, step):
        by, facts = who_and_facts(self.walk, step)
        self.attempt(take, self.walk.matter.pk, step, by=by, **facts)

    @rule(step=st.sampled_from(sorted(VERBS)), who=st.sampled_from(USERNAMES))
    def anybody_takes(self, step, who):
        _by, facts = who_and_facts(self.walk, step)
        self.attempt(take, self.walk.matter.pk, step, by=self.walk.cast[who], **facts)

    @rule(step=st.sampled_from(sorted(VERBS)), spoilt=st.sampled_from(["text", "numbers", "days"]))
    def the_facts_are_wrong(self, step, spoilt):
        by, facts = who_and_facts(self.walk, step)
        wrong = {name: _spoilt(fact, spoilt, self.walk.now) for name, fact in facts.items()}
        self.attempt(take, self.walk.matter.pk, step, by=by, **wrong)

    @rule(verdict=st.sampled_from(["agree"] * 6 + ["back", "reject", "perhaps"]), opinion=st.sampled_from(["同意。", ""]))
    def whoever_is_asked_decides(self, verdict, opinion):
        assignment = self.asked()
        if assignment:
            by = assignment.person or self.walk.cast[DECIDERS[assignment.panel.phase.code]]
            if assignment.person is None:
                self.attempt(claim, assignment.pk, by=by)
            self.attempt(decide, assignment.pk, by=by, verdict=verdict, digest=self.walk.matter.digest, opinion=opinion)

    @rule(who=st.sampled_from(USERNAMES), stale=st.booleans())
    def anybody_decides(self, who, stale):
        assignment = self.asked()
        if assignment:
            digest = "0" * 64 if stale else self.walk.matter.digest
            self.attempt(decide, assignment.pk, by=self.walk.cast[who], verdict="agree", digest=digest)

    @rule(hours=st.sampled_from([3, 30, 200]))
    def time_passes(self, hours):
        self.walk.now += timedelta(hours=hours)

    @rule(official=st.booleans())
    def the_draft_is_changed(self, official):
        """To a visit that breaks a rule (official guests, too late), or to another one that does not."""
        if self.walk.matter.state in ("draft", "sent_back", "withdrawn"):
            soon = self.walk.today + timedelta(days=40)
            changes = {"guest_class": "government", "starts": soon, "ends": soon} if official else {"expected_results": "另议。"}
            self.walk.save(visit(self.walk.cast, **changes))

    @rule(times=st.integers(1, 4))
    def things_take_their_course(self, times):
        """What usually comes next, so that the late states are seen as often as the early ones."""
        for _each in range(times):
            self.next_thing()

    @rule(order=st.randoms(use_true_random=False))
    def impatient_people_try_after_each_fact(self, order):
        """The facts of the state in any order, and the milestone is tried before each of them."""
        facts, milestone = MILESTONES.get(self.walk.matter.state, ([], ""))
        self.gather(order.sample(facts, len(facts)), milestone)

    def gather(self, facts, milestone):
        if milestone in READY_ON:
            self.walk.move_to(READY_ON[milestone](self.walk.matter))
        state = self.walk.matter.state
        for thing in [*facts, ""]:
            if milestone and self.walk.matter.state == state:
                self.the_right_person_takes(milestone)
            if thing:
                self.the_right_person_takes(thing)

    def next_thing(self):
        matter = self.walk.matter
        before = len(self.entries())
        for step in ONWARD.get(matter.state, ()):
            if step in READY_ON:
                self.walk.move_to(READY_ON[step](matter))
            self.the_right_person_takes(step)
            if len(self.entries()) > before:
                return
        self.whoever_is_asked_decides("agree", "同意。")

    # --- what must be true ------------------------------------------------------------------------------------------

    def attempt(self, verb, *args, **kwargs):
        """Either it is done and promised evidence is there, or nothing at all has changed."""
        self.walk.now += timedelta(minutes=1)
        before, state = self.entries(), self.walk.matter.state
        try:
            with transaction.atomic():
                verb(*args, now=self.walk.now, **kwargs)
        except Refusal as refusal:
            assert refusal.complaints, "a refusal says what would help"
            assert self.entries() == before and fresh(self.walk).state == state
            return
        fresh(self.walk)
        for step, target in self.entries()[len(before) :]:
            REACHED["steps"][step] += 1
            REACHED["states"][target] += 1
        if self.walk.matter.state != state:
            PROMISES.get(self.walk.matter.state, holds)(self.walk.matter)

    def entries(self) -> list[tuple[str, str]]:
        return list(Entry.objects.filter(matter_id=self.walk.matter.pk).order_by("seq").values_list("step", "target"))

    def asked(self) -> Assignment | None:
        waiting = Assignment.objects.open().filter(subject_id=self.walk.matter.pk, panel__isnull=False)
        return waiting.select_related("panel__phase", "person").first()

    @invariant()
    def nothing_is_out_of_joint(self):
        if hasattr(self, "walk"):
            holds(self.walk.matter)


def _spoilt(fact, how: str, now):
    """The same fact, wrong: empty text, a row that is not there, an instant or a day to come."""
    if how == "text" and isinstance(fact, str):
        return " "
    if how == "numbers" and isinstance(fact, int) and not isinstance(fact, bool):
        return 10**9
    if how == "days" and isinstance(fact, datetime):
        return now + timedelta(days=400)
    if how == "days" and hasattr(fact, "isoformat"):
        return now.date() + timedelta(days=400)
    return fact


@pytest.fixture(scope="module", autouse=True)
def beginnings(house):
    """Where lives of this module begin, made once and outside of every test's savepoint."""
    Life.house = house
    for state in BEGINNINGS:
        template_of(house, state)


def test_no_sequence_of_steps_comes_to_a_state_without_its_evidence(stage):
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=25, stateful_step_count=12, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],  # a dozen steps are read as they are
        ),
    )  # fmt: skip


def guided(begins: str, *steps: str) -> str:
    """A life led on purpose: a step by its right person, ``…`` for what usually comes next, ``back`` for a decision.

    Returns the state it has come to.
    """
    life = Life()
    try:
        life.stands_at(begins)
        for step in steps:
            if step in ("back", "reject"):
                life.whoever_is_asked_decides(step, "请补充。")
            elif step in ("official", "changed"):
                life.the_draft_is_changed(step == "official")
            elif step == "…":
                life.next_thing()
            else:
                life.the_right_person_takes(step)
            life.nothing_is_out_of_joint()
    finally:
        state = life.walk.matter.state
        life.teardown()
    return state


def _each_fact_last():
    for state, (facts, milestone) in MILESTONES.items():
        if state in BEGINNINGS:
            for last in sorted(set(facts)):
                rest = list(facts)
                rest.remove(last)
                yield pytest.param(state, [*rest, last], milestone, id=f"{state}: {last}")


@pytest.mark.parametrize("state, facts, milestone", list(_each_fact_last()))
def test_no_milestone_is_passed_while_one_fact_is_missing(stage, state, facts, milestone):
    life = Life()
    try:
        life.stands_at(state)
        life.gather(facts, milestone)
        life.nothing_is_out_of_joint()
    finally:
        life.teardown()


def test_the_straight_way_leads_from_a_draft_to_the_archive(stage):
    assert guided("draft", *["…"] * 30) == "archived"


def test_the_ways_aside_lead_where_they_should(stage):
    assert guided("draft", "official", "ask_exception", "decide_exception", "submit") == "vetting"
    assert guided("draft", "submit", "back", "changed", "submit") == "vetting"
    assert guided("draft", "submit", "withdraw", "submit", "correct", "reject") == "rejected"
    assert guided("approval", "suspend", "resume") == "approval"
    assert guided("draft", "submit", "reject", "reopen") == "vetting"
    assert guided("approval", "record_permit", "…", "…", "name_guests", "cancel") == "cancelled"
    assert guided("preparing", "hand_in_plan", "do_task", "send_letter") == "preparing"
    assert guided("hosting", "log_present", "hand_in_present", "make_promise", "close_promise", "log_check", "leave") == "departed"
    assert guided("summary", "return_summary", "hand_in_summary", "accept_summary", "settle", "share", "archive") == "sharing"


def test_a_prepared_draft_is_confirmed(stage):
    walk = template_of(Life.house, "draft")
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


def test_every_state_and_every_verb_was_reached(stage):
    """Last in this module: what the tests above have seen, all of them together."""
    assert not {state.code for state in STATES} - set(REACHED["states"])
    assert set(DID) - set(REACHED["steps"]) == ELSEWHERE | ONLY_BACK
