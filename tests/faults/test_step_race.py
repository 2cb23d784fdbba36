"""The people of one step finish it together: it goes on once, nothing stays open, no process is left behind."""

import pytest

from approvals.models import Assignment, Panel
from tests.faults.hands import at_once, tally
from tests.faults.office import agreeing, at_the_vetting, is_whole
from tests.making import fresh, waiting
from workflow.core.models import Entry
from workflow.rehearsal.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 15


def test_a_step_finished_by_four_at_once_goes_on_once() -> None:
    cast = gather()
    for _ in range(ROUNDS):
        walk = at_the_vetting(cast)
        assignments = list(waiting(walk).select_related("panel__phase"))
        came = at_once(*[agreeing(walk, assignment) for assignment in assignments])
        assert tally(came) == {"won": len(assignments)}
        assert len(assignments) >= 3
        assert fresh(walk).state == "notice"
        assert Entry.objects.filter(matter=walk.matter.pk, step="enter_notice").count() == 1
        assert Panel.objects.filter(round__subject=walk.matter.pk, phase__step=3).count() == 1
        assert not Assignment.objects.open().filter(panel__phase__step=2, subject=walk.matter.pk).exists()
        assert is_whole(walk)


def test_a_refusal_among_agreements_ends_the_round_once() -> None:
    cast = gather()
    for _ in range(4):
        walk = at_the_vetting(cast)
        *others, last = waiting(walk).select_related("panel__phase")
        came = at_once(*[agreeing(walk, one) for one in others], agreeing(walk, last, verdict="reject"))
        assert tally(came)["won"] + tally(came)["NotNow"] == len(others) + 1
        assert fresh(walk).state == "rejected"
        assert Entry.objects.filter(matter=walk.matter.pk, step="reject").count() == 1
        assert is_whole(walk)
