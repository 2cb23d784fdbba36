"""The leading group's desk (监督首页): what needs a decision, what is late, where the risks are, this year against last.

Two statements, whatever history there is: the first open findings, and one union of all other lists and figures. A list
shows its first twenty and says so where there are more.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from approvals.models import Assignment
from approvals.people.models import Role
from workflow.core.life import State
from workflow.core.models import Matter
from workflow.oversight import years
from workflow.oversight.life import STATES
from workflow.oversight.lines import Line, figures_of, line, matters_of, read, rows_of
from workflow.oversight.models import Finding, Inspection
from workflow.oversight.rights import RECTIFYING
from workflow.oversight.sampling import completed
from workflow.registers.models import Loan

MOST = 20
LATEST = 200
"""How many of the latest matters that nobody inspected are looked through for risks."""


@dataclass(frozen=True)
class Listed:
    """The first of a list, how many there are in words, and whether there are more."""

    rows: Sequence[Any]
    count: str
    rest: bool


@dataclass(frozen=True)
class Desk:
    """One page of it."""

    decisions: Listed
    late: Listed
    passports: Listed
    findings: Listed
    states: Sequence[tuple[State, int]]
    open: int
    overdue: int
    risks: Listed
    unseen: Listed
    inspections: Listed
    years: Sequence[years.Row]


def desk(*, today: date) -> Desk:
    """Everything for today."""
    found = _found(today)
    lists = {of: sorted(map(line, found[of]), key=_due) for of in ("decision", "late", "passport", "inspection")}
    unseen = sorted(map(line, found["unseen"]), key=_due, reverse=True)
    states = {state: (count, late) for state, count, late in (read(row[-1]) for row in found["state"])}
    open_ones = Finding.objects.open().select_related("matter", "responsible").order_by("due_on", "pk")[: MOST + 1]
    return Desk(
        decisions=_listed(lists["decision"]), late=_listed(lists["late"]), passports=_listed(lists["passport"]),
        findings=_listed(list(open_ones)), states=[(state, states.get(state.code, (0, 0))[0]) for state in STATES[:-1]],
        open=sum(count for count, _late in states.values()),
        overdue=sum(late for state, (_count, late) in states.items() if state != "submitted"),
        risks=_listed(_riskiest(unseen)), unseen=_listed(unseen), inspections=_listed(lists["inspection"]),
        years=years.rows({code: counts for code, *counts in (read(row[-1]) for row in found["year"])}),
    )  # fmt: skip


def _listed(rows: Sequence[Any]) -> Listed:
    rest = len(rows) > MOST
    return Listed(rows[:MOST], f"{MOST}+" if rest else str(len(rows)), rest)


def _due(row: Line) -> tuple[date, int]:
    return (row.on or date.max, row.pk)


def _riskiest(unseen: Sequence[Line]) -> list[Line]:
    """Of those nobody inspected, the ones with rules that were not met when they were handed in; most first."""
    return sorted((row for row in unseen if row.rules), key=lambda row: -len(row.rules))


def _found(today: date) -> dict[str, list[tuple]]:
    """All rows by what they are of."""
    first, *others = (
        _to_dos("decision", Q(role=Role.LEADING_GROUP)),
        # what is to be rectified stands in a list of its own
        _to_dos("late", Q(due_on__lt=today) & ~Q(errand__startswith=f"{RECTIFYING}.")),
        _passports(today), _unseen(), _inspections(), _states(today), *years.figures("year", today=today),
    )  # fmt: skip
    found = defaultdict(list)
    for row in first.union(*others, all=True):
        found[row[0]].append(row)
    return found


def _to_dos(of: str, where: Q) -> Any:
    rows = _first(Assignment.objects.open().filter(where, subject__isnull=False), "due_on", "pk")
    return rows_of(
        of, rows, row="subject_id", title="subject__title", number="subject__number", on="due_on", who="person__name", role="role"
    )


def _passports(today: date) -> Any:
    rows = _first(Loan.objects.overdue(on=today), "due_on", "pk")
    found = {"row": "matter_id", "title": "matter__title", "number": "matter__number", "on": "due_on"}
    return rows_of("passport", rows, who="passport__holder_name", **found)


def _unseen() -> Any:
    """The latest completed matters that no inspection has drawn."""
    rows = Matter.objects.filter(completed(), inspected=None)
    return matters_of("unseen", _first(rows, F("ends_on").desc(nulls_last=True), "-pk", most=LATEST))


def _inspections() -> Any:
    rows = _first(Inspection.objects.filter(closed_at=None), "-pk")
    return rows_of("inspection", rows, row="pk", title="title", number="number", on="made_at")


def _states(today: date) -> Any:
    rows = Finding.objects.open().order_by().values("state")
    return figures_of("state", rows, F("state"), Count("pk"), Count("pk", filter=Q(due_on__lt=today)))


def _first(rows: Any, *order: Any, most: int = MOST + 1) -> Any:
    """The first so many; a union takes no order of its parts."""
    return rows.model._base_manager.filter(pk__in=rows.order_by(*order).values("pk")[:most]).order_by()
