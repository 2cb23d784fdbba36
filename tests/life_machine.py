"""The machine of a life (状态机的随机检验), for any kind: right and wrong people, right and wrong facts, in any order.

A kind's test says what its verbs and promises are, in a ``Lore``, and how its draft changes, in a subclass.
"""

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.errors import Refusal
from approvals.models import Assignment
from tests.making import judge_constraints
from workflow.core.models import Entry
from workflow.core.steps import take
from workflow.rehearsal.cast import PEOPLE

USERNAMES = [row[0] for row in PEOPLE]


@dataclass(frozen=True)
class Lore:
    """What the machine knows of a kind."""

    template: Callable[[str], Any]  # a walk that stands in a state
    verbs: Sequence[str]
    who_and_facts: Callable[[Any, str], tuple[Any, dict[str, Any]]]
    ready_on: Mapping[str, Callable[[Any], Any]]  # step: the day from which it can be taken
    deciders: Mapping[str, str]
    promises: Mapping[str, Callable[[Any], None]]  # state: what must be true on entering it
    holds: Callable[[Any], None]  # what must always be true
    beginnings: Sequence[str]
    milestones: Mapping[str, tuple[list[str], str]]  # state: facts it gathers, and what must not be passed before the last of them
    onward: Mapping[str, Sequence[str]]  # state: what leads on, tried in this order
    reached: dict[str, Counter] = field(default_factory=lambda: {"states": Counter(), "steps": Counter()})


def of_lore(name: str) -> st.SearchStrategy[str]:
    """One of what the machine's own lore lists under that name."""
    return st.runner().flatmap(lambda machine: st.sampled_from(sorted(getattr(machine.lore, name))))


class LifeMachine(RuleBasedStateMachine):
    """One matter, in a savepoint of the house; whoever refuses must have changed nothing."""

    lore: Lore

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self) -> None:
        judge_constraints()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(state=of_lore("beginnings"))
    def stands_at(self, state):
        template = self.lore.template(state)
        self.walk = type(template)(template.cast, template.now, matter=template.matter)
        self.fresh()

    # --- what people do ---------------------------------------------------------------------------------------------

    @rule(step=of_lore("verbs"))
    def the_right_person_takes(self, step):
        by, facts = self.lore.who_and_facts(self.walk, step)
        self.attempt(take, self.walk.matter.pk, step, by=by, **facts)

    @rule(step=of_lore("verbs"), who=st.sampled_from(USERNAMES))
    def anybody_takes(self, step, who):
        _by, facts = self.lore.who_and_facts(self.walk, step)
        self.attempt(take, self.walk.matter.pk, step, by=self.walk.cast[who], **facts)

    @rule(step=of_lore("verbs"), spoilt=st.sampled_from(["text", "numbers", "days"]))
    def the_facts_are_wrong(self, step, spoilt):
        by, facts = self.lore.who_and_facts(self.walk, step)
        wrong = {name: _spoilt(fact, spoilt, self.walk.now) for name, fact in facts.items()}
        self.attempt(take, self.walk.matter.pk, step, by=by, **wrong)

    @rule(verdict=st.sampled_from(["agree"] * 6 + ["back", "reject", "perhaps"]), opinion=st.sampled_from(["同意。", ""]))
    def whoever_is_asked_decides(self, verdict, opinion):
        assignment = self.asked()
        if assignment:
            by = assignment.person or self.walk.cast[self.lore.deciders[assignment.panel.phase.code]]
            if assignment.person is None:
                self.attempt(claim, assignment.pk, by=by)
            self.attempt(decide, assignment.pk, by=by, verdict=verdict, digest=self.walk.matter.digest, opinion=opinion)

    @rule(who=st.sampled_from(USERNAMES), stale=st.booleans())
    def anybody_decides(self, who, stale):
        assignment = self.asked()
        if assignment:
            digest = "0" * 64 if stale else self.walk.matter.digest
            self.attempt(decide, assignment.pk, by=self.walk.cast[who], verdict="agree", digest=digest)

    @rule(hours=st.sampled_from([3, 30, 80, 200]))
    def time_passes(self, hours):
        self.walk.now += timedelta(hours=hours)

    @rule(spoilt=st.booleans())
    def the_draft_is_changed(self, spoilt):
        """To one that breaks a rule, or to another one that does not."""
        if self.walk.matter.state in ("draft", "sent_back", "withdrawn"):
            self.walk.save(self.changed(spoilt))

    @abstractmethod
    def changed(self, spoilt: bool) -> Any:
        """An application; one that an exception would let pass, if spoilt."""

    @rule(times=st.integers(1, 4))
    def things_take_their_course(self, times):
        """What usually comes next, so that the late states are seen as often as the early ones."""
        for _each in range(times):
            self.next_thing()

    @rule(order=st.randoms(use_true_random=False))
    def impatient_people_try_after_each_fact(self, order):
        """The facts of the state in any order, and the milestone is tried before each of them."""
        facts, milestone = self.lore.milestones.get(self.walk.matter.state, ([], ""))
        self.gather(order.sample(facts, len(facts)), milestone)

    def gather(self, facts, milestone):
        self.wait_for(milestone)
        state = self.walk.matter.state
        for thing in [*facts, ""]:
            if self.walk.matter.state == state:
                self.do(milestone)
            self.do(thing)

    def do(self, thing):
        if thing == "agree":
            self.whoever_is_asked_decides("agree", "同意。")
        elif thing == "two weeks":
            self.walk.move_to(self.walk.today + timedelta(days=14))
        elif thing:
            self.the_right_person_takes(thing)

    def next_thing(self):
        before = len(self.entries())
        for step in self.lore.onward.get(self.walk.matter.state, ()):
            self.wait_for(step)
            self.do(step)
            if len(self.entries()) > before and step != "record_permit":  # the round goes on beside it
                return
        self.whoever_is_asked_decides("agree", "同意。")

    def wait_for(self, step):
        if step in self.lore.ready_on:
            self.walk.move_to(self.lore.ready_on[step](self.walk.matter))

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
            assert self.entries() == before and self.fresh().state == state
            return
        self.fresh()
        for step, target in self.entries()[len(before) :]:
            self.lore.reached["steps"][step] += 1
            self.lore.reached["states"][target] += 1
        if self.walk.matter.state != state:
            self.lore.promises.get(self.walk.matter.state, self.lore.holds)(self.walk.matter)

    def fresh(self) -> Any:
        """The matter as the database has it now."""
        self.walk.matter = type(self.walk.matter).objects.get(pk=self.walk.matter.pk)
        return self.walk.matter

    def entries(self) -> list[tuple[str, str]]:
        return list(Entry.objects.filter(matter_id=self.walk.matter.pk).order_by("seq").values_list("step", "target"))

    def asked(self) -> Assignment | None:
        waiting = Assignment.objects.open().filter(subject_id=self.walk.matter.pk, panel__isnull=False)
        return waiting.select_related("panel__phase", "person").first()

    @invariant()
    def nothing_is_out_of_joint(self):
        if hasattr(self, "walk"):
            self.lore.holds(self.walk.matter)


def _spoilt(fact: Any, how: str, now: datetime) -> Any:
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


def run(machine: type[LifeMachine], *, lives: int) -> None:
    """So many lives of a dozen steps each; a dozen steps are read as they are, without shrinking."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=lives, stateful_step_count=12, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip


def guided(machine: type[LifeMachine], begins: str, *steps: str) -> str:
    """The state a life comes to that is led on purpose.

    A step is taken by its right person; ``…`` is what usually comes next, ``back`` and ``reject`` are decisions, ``spoilt`` and
    ``changed`` are other drafts.
    """
    life = machine()
    try:
        life.stands_at(begins)
        for step in steps:
            if step in ("back", "reject"):
                life.whoever_is_asked_decides(step, "请补充。")
            elif step in ("spoilt", "changed"):
                life.the_draft_is_changed(step == "spoilt")
            elif step == "…":
                life.next_thing()
            else:
                life.the_right_person_takes(step)
            life.nothing_is_out_of_joint()
    finally:
        state = life.walk.matter.state
        life.teardown()
    return state


def gathered(machine: type[LifeMachine], state: str, facts: list[str], milestone: str) -> None:
    """The facts in that order, the milestone tried before each."""
    life = machine()
    try:
        life.stands_at(state)
        life.gather(facts, milestone)
        life.nothing_is_out_of_joint()
    finally:
        life.teardown()


def each_fact_last(beginnings: Sequence[str], milestones: Mapping[str, tuple[list[str], str]]) -> Iterator[Any]:
    """Cases of ``gathered``: every fact of every milestone once as the last."""
    for state, (facts, milestone) in milestones.items():
        if state in beginnings:
            for last in sorted(set(facts)):
                rest = list(facts)
                rest.remove(last)
                yield pytest.param(state, [*rest, last], milestone, id=f"{state}: {last}")
