"""No sequence of steps, by right or wrong people, leads a finding past its evidence; whoever is refused has changed nothing."""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from approvals.errors import Refusal
from tests.making import House, judge_constraints
from tests.workflow.oversight.conftest import found, inspect
from tests.workflow.oversight.test_findings import LIFE
from workflow.core import journal
from workflow.core.models import Entry
from workflow.oversight import findings
from workflow.oversight.models import Finding

reached: set[tuple[str, str]] = set()  # (state, step) that was taken
refused: set[tuple[str, str]] = set()  # (state, step) that was not
PEOPLE = ["gu", "mi", "lin", "wen", "zhou", "zhao", "chen"]
MAY = {"start": {"gu", "mi"}, "submit": {"gu", "mi"}, "accept": {"lin", "wen"}, "send_back": {"lin", "wen"}}
TEXTS = st.sampled_from(["已补交延误证明。", " "])


class Life(RuleBasedStateMachine):
    """One finding of Gu's trip, in a savepoint of the house."""

    house: House

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        judge_constraints()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize()
    def something_was_found(self):
        walk = self.house.template("returned")
        self.seen = inspect(self.house, walk.matter, now=walk.now)
        self.seen.walk = walk
        self.finding = found(self.seen)
        self.state = "open"

    @rule(step=st.sampled_from(findings.STEPS), who=st.sampled_from(PEOPLE), text=TEXTS, proof=st.booleans(), days=st.sampled_from([0, 5]))
    def somebody_takes(self, step, who, text, proof, days):
        evidence = self.seen.walk.attach("rectification", "证明", by="gu") if proof and step == "submit" else None
        facts = {"start": {"plan": text}, "submit": {"done": text, "evidence": evidence}, "accept": {"why": text},
                 "send_back": {"why": text, "working_days": days}}[step]  # fmt: skip
        whole = {"start": text.strip(), "submit": text.strip() and proof, "accept": True, "send_back": text.strip() and days}[step]
        able = who in MAY[step] and step in LIFE[self.state] and bool(whole)
        self.seen.now += timedelta(minutes=1)
        before = Entry.objects.count()
        try:
            with transaction.atomic():
                findings.take(self.finding.pk, step, by=self.seen.cast[who], now=self.seen.now, **facts)
        except Refusal:
            assert not able and Entry.objects.count() == before
            refused.add((self.state, step))
            return
        assert able and Entry.objects.count() == before + 1
        reached.add((self.state, step))
        self.state = LIFE[self.state][step]

    @rule(step=st.sampled_from(findings.STEPS), second=st.booleans())
    def the_right_one_takes(self, step, second):
        """So that every corner is come to, and not by luck alone."""
        who = sorted(MAY[step])[second]
        self.somebody_takes(step=step, who=who, text="已补交延误证明。", proof=True, days=5)

    @invariant()
    def it_stands_where_the_table_says_with_its_evidence(self):
        if not hasattr(self, "state"):
            return
        finding = Finding.objects.get(pk=self.finding.pk)
        assert finding.state == self.state
        told = list(finding.rectifications.values_list("accepted", flat=True))
        assert (self.state == "accepted") == (True in told) and (self.state == "submitted") == (None in told)
        assert not list(journal.faults(Entry.objects.filter(matter_id=finding.matter_id)))


def test_no_sequence_of_steps_leads_past_the_evidence(stage: House):
    Life.house = stage
    reached.clear(), refused.clear()
    stage.template("returned")  # walked before the first savepoint
    checks = list(HealthCheck)
    run_state_machine_as_test(Life, settings=settings(
        max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=checks, derandomize=True,
    ))  # fmt: skip
    allowed = {(state, step) for state, steps in LIFE.items() for step in steps}
    assert reached == allowed and {state for state, _step in refused} == set(LIFE)
