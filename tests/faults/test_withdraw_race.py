"""A decision against a withdrawal, a suspension, a new submission: one comes first, the other is told; nothing is torn."""

import pytest

from approvals.models import Decision
from tests.faults.hands import at_once, only_refusals, tally
from tests.faults.office import agreeing, handed_in, is_whole, taking
from tests.making import fresh, waiting
from workflow.core.models import Entry
from workflow.rehearsal.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 3


def test_approving_against_withdrawing() -> None:
    cast = gather()
    for _ in range(TIMES):
        walk = handed_in(cast)
        decided, withdrawn = at_once(
            agreeing(walk, waiting(walk).get()), taking(walk, "withdraw", "gu", why="对方改期")
        )
        assert only_refusals([decided, withdrawn])
        assert not isinstance(withdrawn, Exception)  # the applicant may withdraw before and after that decision
        assert fresh(walk).state == "withdrawn"
        assert not waiting(walk).exists()
        assert Decision.objects.filter(subject=walk.matter.pk).count() == (not isinstance(decided, Exception))
        assert is_whole(walk)


def test_approving_against_suspending() -> None:
    cast = gather()
    for _ in range(TIMES):
        walk = handed_in(cast)
        assignment = waiting(walk).get()
        decided, suspended = at_once(agreeing(walk, assignment), taking(walk, "suspend", "chen", why="安全提醒"))
        assert only_refusals([decided, suspended])
        assert fresh(walk).state == "suspended"
        assert waiting(walk).filter(pk=assignment.pk).exists() == isinstance(decided, Exception)
        assert is_whole(walk)


def test_the_last_decision_of_a_round_against_withdrawing() -> None:
    """Whoever comes second finds the round over: a rejected matter cannot be withdrawn, a withdrawn one not rejected."""
    cast = gather()
    for _ in range(TIMES):
        walk = handed_in(cast)
        came = at_once(
            agreeing(walk, waiting(walk).get(), verdict="reject"), taking(walk, "withdraw", "gu", why="对方改期")
        )
        assert tally(came) == {"won": 1, "NotNow": 1}
        assert fresh(walk).state in ("rejected", "withdrawn")
        ends = Entry.objects.filter(matter=walk.matter.pk, step__in=["reject", "withdraw"])
        assert ends.count() == 1
        assert is_whole(walk)
