"""The office of the race tests (竞态测试的现场): matters that stand where hands can race for them; nothing is undone here.

>>> walk = at_the_vetting()      # every panel of step 2 is open
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from approvals.actions.decide import decide
from approvals.models import Assignment, Decision
from tests.faults.history import faults
from tests.faults.rows import history
from tests.making import a_walk, trip, waiting
from workflow.core import journal
from workflow.core.models import Entry
from workflow.core.steps import take
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import DECIDERS, Walk
from workflow.rehearsal.cast import gather


def handed_in(cast: dict[str, Any] | None = None) -> Walk:
    """Somebody's matter that waits for the head of the unit."""
    cast = cast or gather()
    walk = a_walk(cast)
    walk.until("vetting", trip(cast))
    return walk


def at_the_vetting(cast: dict[str, Any] | None = None) -> Walk:
    """Somebody's matter that waits for personnel, secrecy, finance and, where teachers travel, teaching."""
    walk = handed_in(cast)
    walk.decide(waiting(walk).get(), "agree", "同意。")
    return walk


def agreeing(walk: Walk, assignment: Assignment, by: Any = None, verdict: str = "agree") -> Callable[[], Decision]:
    """The hand that agrees to an assignment, or rejects it: of who is asked, or of somebody else."""
    by = by or assignment.person or walk.cast[DECIDERS[assignment.panel.phase.code]]
    digest = walk.matter.digest
    return lambda: decide(assignment.pk, by=by, verdict=verdict, digest=digest, opinion="已阅。", now=timezone.now())


def taking(walk: Walk, step: str, who: str, **facts: Any) -> Callable[[], Delegation]:
    """The hand that takes a step of the life."""
    return lambda: take(walk.matter.pk, step, by=walk.cast[who], now=timezone.now(), **facts)


def is_whole(walk: Walk) -> bool:
    """What must hold of a matter whoever raced: its chain, and everything the checker of histories looks at."""
    entries = Entry.objects.filter(matter=walk.matter.pk).order_by("seq")
    assert list(journal.faults(entries)) == []
    assert faults(history([walk.matter.pk])) == []
    return True
