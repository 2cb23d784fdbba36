"""A round that is stopped leaves nothing open: no to-do, no bell, no task of the flow."""

from viewflow.workflow.status import STATUS

from approvals.actions.stop import stop
from approvals.models import Assignment
from notifications.models import Reminder
from tests.making import standing_at


@standing_at("withdrawn")
def test_nothing_is_left_open(walk):
    round = walk.matter.rounds.get()
    assert (round.outcome, bool(round.ended_at)) == ("withdrawn", True)
    assert not Assignment.objects.open().filter(subject_id=walk.matter.pk).exists()
    assert set(round.panels.values_list("outcome", flat=True)) == {"unneeded"}
    assert not Reminder.objects.open().filter(subject_id=walk.matter.pk).exists()
    assert not round.process.task_set.exclude(status__in=[STATUS.DONE, STATUS.CANCELED]).exists()
    assert round.process.status == STATUS.CANCELED


@standing_at("withdrawn")
def test_a_second_round_follows_the_stopped_one(walk):
    walk.step("submit", "gu")
    assert list(walk.matter.rounds.values_list("no", "outcome")) == [(1, "withdrawn"), (2, "")]
    walk.vet()
    assert walk.matter.state == "notice"


@standing_at("draft")
def test_where_no_round_runs_nothing_is_stopped(walk):
    stop(walk.matter, outcome="withdrawn", now=walk.now)
    assert not walk.matter.rounds.exists()
