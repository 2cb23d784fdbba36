"""This year against last (今年与去年): each figure up to today, the same days of last year, and last year whole.

Each of them reads two years by an index, whatever history there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, Q, TextField, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflow.core.models import Matter, RuleException
from workflow.oversight.lines import figures_of
from workflow.oversight.models import Finding, Inspection
from workflow.oversight.sampling import completed
from workflow.registers.models import Loan

NAMES = {
    "over": _("Matters completed (by the day they ended)"), "seen": _("of them inspected"), "findings": _("Findings recorded"),
    "grave": _("of them serious or grave"), "closed": _("Findings closed"), "exceptions": _("Exceptions granted"),
    "late": _("Passports handed in late (by the day they were due)"), "inspections": _("Inspections planned"),
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One figure: so far this year, by the same day of last year, in all of last year."""

    name: Any
    this: int = 0
    last: int = 0
    whole: int = 0


def rows(counted: dict[str, list[int]]) -> list[Row]:
    """Every figure, in the order of ``NAMES``; what did not happen is 0."""
    return [Row(name, *counted.get(code, ())) for code, name in NAMES.items()]


def figures(of: str, *, today: date) -> Iterator[Any]:
    """A line of (code, this, last, whole) for each."""
    over = Matter.objects.filter(completed())
    late = Loan.objects.filter(returned_on__gt=F("due_on"))
    closed = Finding.objects.filter(state="accepted")
    yield _counted(of, "over", over, "ends_on", today)
    yield _counted(of, "seen", over.filter(inspected__isnull=False), "ends_on", today)
    yield _counted(of, "findings", Finding.objects.all(), "recorded_at", today)
    yield _counted(of, "grave", Finding.objects.exclude(severity=Finding.Severity.MINOR), "recorded_at", today)
    yield _counted(of, "closed", closed, "changed_at", today)
    yield _counted(of, "exceptions", RuleException.objects.filter(granted=True), "decided_at", today)
    yield _counted(of, "late", late, "due_on", today)
    yield _counted(of, "inspections", Inspection.objects.all(), "made_at", today)


def _counted(of: str, code: str, found: Any, field: str, today: date) -> Any:
    first, ended = date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    spans = ((date(today.year, 1, 1), today), (first, _a_year_before(today)), (first, ended))
    counts = [Count("pk", filter=_within(field, *span), distinct=True) for span in spans]
    named = found.order_by().filter(_within(field, first, today)).annotate(code=Value(code, TextField())).values("code")
    return figures_of(of, named, F("code"), *counts)


def _a_year_before(day: date) -> date:
    """The same day of last year; of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _within(field: str, first: date, last: date) -> Q:
    """From one day to another, both included, of a day or a moment."""
    if not field.endswith("_at"):
        return Q(**{f"{field}__range": (first, last)})
    begin, end = (timezone.make_aware(datetime.combine(day, at)) for day, at in ((first, time.min), (last, time.max)))
    return Q(**{f"{field}__range": (begin, end)})
