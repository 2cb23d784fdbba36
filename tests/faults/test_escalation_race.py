"""Escalation under fire: two clocks, a kill between, a decision in the same moment; every rung once, nothing half done."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from approvals.actions.escalate import escalate_due
from approvals.models import Assignment, Decision
from notifications.models import Message
from tests.approvals.late import asked, at_ten, late_route
from tests.faults.hands import at_once, only_refusals, tally
from tests.faults.office import agreeing, handed_in, is_whole
from tests.making import fresh, waiting
from tests.notifications.workers import working
from workflow.core.models import Entry
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.rehearsal.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)
SCANNING = """
import os
from datetime import datetime
from approvals.actions.escalate import escalate_due
print("climbed", escalate_due(now=datetime.fromisoformat(os.environ["NOW"])), flush=True)
"""


def late(rule: str, rungs: int = 0, cast=None) -> tuple[Walk, date]:
    """Somebody's matter whose first phase is late by that rule, and the day of its next rung."""
    cast = cast or gather()
    late_route(rule)
    walk = handed_in(cast)
    for _rung in range(rungs):
        escalate_due(now=at_ten(asked(walk).next_on))
    return walk, asked(walk).next_on


def entries(walk: Walk, step: str) -> int:
    return Entry.objects.filter(matter=walk.matter.pk, step=step).count()


@pytest.mark.parametrize("rule, rungs, step", [("", 0, "escalate"), ("office", 1, "lapse"), ("agree", 1, "lapse")])
def test_eight_clocks_at_once_climb_one_rung(rule, rungs, step):
    walk, day = late(rule, rungs)
    came = at_once(*[lambda: escalate_due(now=at_ten(day))] * 8)
    assert sorted(came) == [0] * 7 + [1]
    assert entries(walk, step) == 1
    event = "assignment.escalated" if step == "escalate" else "assignment.lapsed"
    told = Message.objects.filter(event=event, channel="in_app").values_list("recipient", flat=True)
    assert len(told) == len(set(told)) > 0
    assert waiting(walk, panel__phase__code="unit").count() == (0 if rule == "agree" else 1)
    assert is_whole(walk)


@pytest.mark.parametrize("rule", ["superior", "office", "agree"])
def test_a_decision_in_the_same_moment_wins_or_loses_cleanly(rule):
    cast, won = gather(), set()
    for _try in range(4):
        walk, day = late(rule, 1, cast)
        first = asked(walk)
        decided, climbed = at_once(agreeing(walk, first), lambda day=day: escalate_due(now=at_ten(day)))
        assert only_refusals([decided, climbed])
        first.refresh_from_db()
        spoke = Decision.objects.filter(assignment=first).exists()
        assert (first.closed_for == "lapsed") is not spoke
        assert (tally([decided]) == {"won": 1}) is spoke
        if spoke or rule == "agree":
            assert set(waiting(walk).values_list("panel__phase__step", flat=True)) == {2}
        assert entries(walk, "lapse") == (0 if spoke else 1)
        assert is_whole(walk)
        won.add(spoke)
    assert won


def test_a_clock_killed_before_its_commit_has_done_nothing_and_the_next_does_it_once(tmp_path: Path):
    walk, day = late("agree", 1)
    reached = tmp_path / "reached"
    fault = {"WAISHI_FAULT": f"between-escalation-and-commit:{reached}", "NOW": at_ten(day).isoformat()}
    with working(SCANNING, **fault) as clock:
        clock.communicate(timeout=120)
        assert clock.returncode == -9 and reached.read_text().split() == ["between-escalation-and-commit"]
    assert (asked(walk).rung, entries(walk, "lapse"), fresh(walk).state) == (1, 0, "vetting")
    assert not Message.objects.filter(event="assignment.lapsed").exists()
    assert [escalate_due(now=at_ten(day)), escalate_due(now=at_ten(day))] == [1, 0]
    assert entries(walk, "lapse") == 1 and is_whole(walk)


def test_a_clock_killed_between_two_matters_leaves_the_second_to_the_next(tmp_path: Path):
    cast = gather()
    walk, day = late("office", 0, cast)
    other = handed_in(cast)
    fault = {"WAISHI_FAULT": f"between-two-escalations:{tmp_path / 'reached'}", "NOW": at_ten(day).isoformat()}
    with working(SCANNING, **fault) as clock:
        clock.communicate(timeout=120)
        assert clock.returncode == -9
    assert sorted([asked(walk).rung, asked(other).rung]) == [0, 1]
    assert [escalate_due(now=at_ten(day)), escalate_due(now=at_ten(day))] == [1, 0]
    assert [asked(walk).rung, asked(other).rung, entries(walk, "escalate"), entries(other, "escalate")] == [1, 1, 1, 1]


def test_the_clock_by_hand_does_what_celery_does():
    walk, day = late("", 0)
    Assignment.objects.filter(pk=asked(walk).pk).update(next_on=day - timedelta(days=3650))
    code = "from django.core.management import call_command\ncall_command('clock')\ncall_command('clock')\n"
    with working(code + "from approvals.tasks import escalate; escalate(); print(escalate.name)") as clock:
        said, _ = clock.communicate(timeout=120)
    assert "approvals.escalate" in said, said
    assert (asked(walk).rung, entries(walk, "escalate")) == (1, 1)
    assert os.environ.get("WAISHI_FAULT") is None
