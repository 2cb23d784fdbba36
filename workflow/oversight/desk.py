"""The leading group's desk (监督首页): what needs a decision, what is late, where the risks are, what nobody has looked at.

Two statements, whatever history there is: the findings, and one union of all other rows. Every number counts the list below it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, F, Q, TextField, Value
from django.db.models.functions import Cast

from approvals.models import Assignment
from approvals.people.models import Role
from workflow.core import kinds
from workflow.core.life import State
from workflow.core.models import Matter
from workflow.core.models.matter import PAUSING
from workflow.oversight.life import STATES
from workflow.oversight.models import Finding, Inspection
from workflow.oversight.sampling import completed
from workflow.registers.models import Loan

MOST = 20
COLUMNS = ("of", "row", "titled", "numbered", "on", "who", "role_of", "stands", "of_kind", "report")


@dataclass(frozen=True)
class Line:
    """A row of any list: which matter or inspection, on or until which day, whose; and the rules that were not met."""

    of: str
    pk: int
    title: str
    number: str
    on: date | None
    who: str
    role: str
    state: State | None
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Desk:
    """One page of it."""

    decisions: Sequence[Line]
    late: Sequence[Line]
    passports: Sequence[Line]
    findings: Sequence[Finding]
    states: Sequence[tuple[State, int]]
    open: int
    overdue: int
    unseen: Sequence[Line]
    inspections: Sequence[Line]

    @property
    def risks(self) -> list[Line]:
        """Of those nobody inspected, the ones with rules that were not met when they were handed in; most first."""
        return sorted((row for row in self.unseen if row.rules), key=lambda row: -len(row.rules))


def desk(*, today: date) -> Desk:
    """Everything for today."""
    findings = list(Finding.objects.select_related("matter", "responsible").order_by("due_on", "pk"))
    open_ones = [finding for finding in findings if finding.state != "accepted"]
    counted = Counter(finding.state for finding in findings)
    lines = [_line(row) for row in _decisions().union(_late(today), _passports(today), _unseen(), _inspections(), all=True)]
    lines.sort(key=lambda line: (line.on or date.max, line.pk))

    def of(name: str) -> list[Line]:
        return [line for line in lines if line.of == name]

    return Desk(
        decisions=of("decision"), late=of("late"), passports=of("passport"), unseen=of("unseen")[::-1],
        inspections=of("inspection"),
        findings=open_ones[:MOST], states=[(state, counted[state.code]) for state in STATES], open=len(open_ones),
        overdue=sum(finding.due_on < today for finding in open_ones if finding.state != "submitted"),
    )  # fmt: skip


def _line(row: tuple) -> Line:
    of, pk, title, number, on, who, role, state, code, report = row
    kind = kinds.found(code)
    told = json.loads(report) if report else []
    rules = tuple(rule["rule"] for rule in told if rule["passed"] is not True and rule["severity"] in PAUSING)
    return Line(
        of, pk or 0, title or "", number or "", on, who or "", role or "", kind.life.state(state) if kind and state else None, rules
    )


def _shaped(
    rows: Any, of: str, *, row: str, title: str, number: str, on: Any, who: str = "", role: str = "", more: bool = False
) -> Any:
    """The first rows in the columns that all lists share."""
    nothing = Value("", TextField())
    columns = {
        "of": Value(of, TextField()), "row": F(row), "titled": Cast(title, TextField()), "numbered": Cast(number, TextField()),
        "on": Cast(on, DateField()), "who": Cast(who, TextField()) if who else nothing,
        "role_of": Cast(role, TextField()) if role else nothing, "stands": Cast("state", TextField()) if more else nothing,
        "of_kind": Cast("kind", TextField()) if more else nothing,
        "report": Cast("revision__report", TextField()) if more else nothing,
    }  # fmt: skip
    return rows.annotate(**{f"c_{name}": column for name, column in columns.items()}).values_list(
        *[f"c_{name}" for name in COLUMNS]
    )


def _to_dos(where: Q, of: str) -> Any:
    rows = Assignment.objects.open().filter(where, subject__isnull=False).order_by("due_on", "pk")[:MOST]
    rows = Assignment.objects.filter(pk__in=rows.values("pk")).order_by()
    return _shaped(
        rows, of, row="subject_id", title="subject__title", number="subject__number", on="due_on", who="person__name", role="role"
    )


def _decisions() -> Any:
    return _to_dos(Q(role=Role.LEADING_GROUP), "decision")


def _late(today: date) -> Any:
    return _to_dos(Q(due_on__lt=today), "late")


def _passports(today: date) -> Any:
    late = Loan.objects.overdue(on=today).order_by("due_on")[:MOST]
    rows = Loan.objects.filter(pk__in=late.values("pk")).order_by()
    return _shaped(
        rows, "passport", row="matter_id", title="matter__title", number="matter__number", on="due_on", who="passport__holder_name"
    )


def _unseen() -> Any:
    """The latest completed matters that no inspection has drawn."""
    latest = Matter.objects.filter(completed(), inspected=None).order_by(F("ends_on").desc(nulls_last=True), "-pk")[:MOST]
    rows = Matter.objects.filter(pk__in=latest.values("pk")).order_by()
    return _shaped(rows, "unseen", row="pk", title="title", number="number", on="ends_on", who="unit__name", more=True)


def _inspections() -> Any:
    rows = Inspection.objects.filter(closed_at=None).order_by()
    return _shaped(rows, "inspection", row="pk", title="title", number="number", on="made_at")
