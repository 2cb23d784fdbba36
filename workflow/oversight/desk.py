"""The leading group's desk (监督首页): what needs a decision, what is late, where the risks are, what nobody has looked at.

Every list is one statement, whatever history there is; every number is the length of the list below it or counted with it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from approvals.models import Assignment
from approvals.people.models import Role
from workflow.core.models import Matter
from workflow.oversight.life import STATES
from workflow.oversight.models import Finding, Inspection
from workflow.oversight.sampling import completed
from workflow.registers.models import Loan

MOST = 20


@dataclass(frozen=True)
class Desk:
    """One page of it; ``risks`` are completed matters that nobody inspected, those with unmet rules first."""

    decisions: Sequence[Assignment]
    late: Sequence[Assignment]
    passports: Sequence[Loan]
    findings: Sequence[Finding]
    states: Sequence[tuple[Any, int]]
    overdue: int
    unseen: Sequence[tuple[Matter, list[str]]]
    inspections: Sequence[Inspection]

    @property
    def risks(self) -> list[tuple[Matter, list[str]]]:
        """Of those nobody inspected, the ones with rules that were not met when they were handed in."""
        return sorted((row for row in self.unseen if row[1]), key=lambda row: -len(row[1]))


def desk(*, today: date) -> Desk:
    """Five statements."""
    waiting = list(_to_dos(today))
    findings = list(Finding.objects.select_related("matter", "responsible", "unit", "sampled__inspection").order_by("due_on", "pk"))
    open_ones = [finding for finding in findings if finding.state != "accepted"]
    counted = Counter(finding.state for finding in findings)
    return Desk(
        decisions=[row for row in waiting if row.role == Role.LEADING_GROUP][:MOST],
        late=[row for row in waiting if row.due_on and row.due_on < today][:MOST],
        passports=list(Loan.objects.overdue(on=today).select_related("passport", "matter").order_by("due_on")[:MOST]),
        findings=open_ones[:MOST],
        states=[(state, counted[state.code]) for state in STATES],
        overdue=sum(finding.due_on < today for finding in open_ones if finding.state != "submitted"),
        unseen=[(matter, matter.open_rules()) for matter in _unseen()],
        inspections=list(Inspection.objects.filter(closed_at=None).order_by("-pk")[:MOST]),
    )


def _to_dos(today: date):
    """Open to-dos that are late, and those of the leading group."""
    asked = Q(role=Role.LEADING_GROUP) | Q(due_on__lt=today)
    rows = Assignment.objects.open().filter(asked, subject__isnull=False).select_related("subject", "person", "panel__phase")
    return rows.order_by("due_on", "pk")[: 2 * MOST]


def _unseen():
    """The latest completed matters that no inspection has drawn."""
    found = Matter.objects.listed().filter(completed(), inspected=None).select_related("unit", "owner", "revision")
    return found.order_by("-ends_on", "-pk")[:MOST]
