"""Comparing (计划与实际): what was approved beside what happened; each kind brings its own, and the checklist of an inspection.

Every difference is cited and classed: excused with a proof, open, or found. The figure of compliance (合规度) is never
given without the checks that make it up.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.core.models import RuleException


class Outcome(StrEnum):
    """What became of one check."""

    KEPT = "kept"  # as approved, in time
    EXCUSED = "excused"  # different, with a proof or a granted exception
    OPEN = "open"  # not known yet, or explained without a proof
    FOUND = "found"  # different, and nothing excuses it


class Part(StrEnum):
    """What is compared, in the order of the page."""

    DATES = "dates"
    ITINERARY = "itinerary"
    PEOPLE = "people"
    MONEY = "money"
    DOCUMENTS = "documents"
    DEADLINES = "deadlines"


PARTS = {
    Part.DATES: _("Dates"), Part.ITINERARY: _("Itinerary and tasks"), Part.PEOPLE: _("People"), Part.MONEY: _("Money"),
    Part.DOCUMENTS: _("Documents on file"), Part.DEADLINES: _("Deadlines"),
}  # fmt: skip
LOOKS = {  # outcome: its word, its level
    Outcome.KEPT: (_("Kept"), "ok"), Outcome.EXCUSED: (_("Excused, with proof"), "info"),
    Outcome.OPEN: (_("Still open"), "warn"), Outcome.FOUND: (_("Deviation"), "bad"),
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """One line: as approved, as it was, what the difference is and by which rule it counts."""

    code: str
    part: Part
    name: Any
    approved: str
    actual: str
    outcome: Outcome
    said: str = ""
    rule: str = ""  # OUT-25; empty where the duty has no code of its own
    source: str = ""  # S06
    proof: Any = None  # the attachment that excuses it

    @property
    def word(self) -> Any:
        return LOOKS[self.outcome][0]

    @property
    def level(self) -> str:
        return LOOKS[self.outcome][1]

    @property
    def cite(self) -> str:
        """Rule and source in one."""
        return " · ".join(filter(None, (self.rule, self.source)))


@dataclass(frozen=True)
class Comparison:
    """All checks of one matter."""

    checks: tuple[Checked, ...]

    @property
    def kept(self) -> int:
        """How many checks hold: as approved, or excused with a proof."""
        return self.count(Outcome.KEPT) + self.count(Outcome.EXCUSED)

    @property
    def asked(self) -> int:
        return len(self.checks)

    @property
    def differences(self) -> list[Checked]:
        """Everything that is not simply as approved."""
        return [check for check in self.checks if check.outcome is not Outcome.KEPT]

    @property
    def parts(self) -> list[tuple[Any, list[Checked]]]:
        """The checks under their headings; a heading without any is left out."""
        rows = [(name, [check for check in self.checks if check.part is part]) for part, name in PARTS.items()]
        return [(name, checks) for name, checks in rows if checks]

    @property
    def counts(self) -> list[tuple[Any, str, int]]:
        """Word, level and number of each outcome."""
        return [(word, level, self.count(outcome)) for outcome, (word, level) in LOOKS.items()]

    def count(self, outcome: Outcome) -> int:
        return sum(check.outcome is outcome for check in self.checks)


@dataclass(frozen=True)
class Question:
    """One question of the checklist (检查单), answered by an inspector after looking."""

    code: str
    text: Any
    source: str = ""


@dataclass(frozen=True)
class Compared:
    """What a kind brings: from which states on it can be compared, how, and what inspectors ask."""

    states: tuple[str, ...]
    compare: Callable[[Any, date], Comparison]  # (matter, today)
    checklist: tuple[Question, ...] = ()


def shown(day: date | None) -> str:
    """A day as the reader writes it; a dash for none."""
    return date_format(day) if day else "—"


def same(code: str, part: Part, name: Any, approved: Any, actual: Any, *, kept: bool, **more: Any) -> Checked:
    """A line that is either as approved or found."""
    return Checked(code, part, name, str(approved), str(actual), Outcome.KEPT if kept else Outcome.FOUND, **more)


def by_deadline(code: str, name: Any, *, due: date | None, on: date | None, today: date, **cited: Any) -> Checked:
    """A duty with a last day: kept, late, still open, or not done though the day is over."""
    late = ((on or today) - due).days if due else 0
    outcome = Outcome.FOUND if late > 0 else Outcome.KEPT if on else Outcome.OPEN
    said = gettext("%(days)d days late") % {"days": late} if late > 0 else ""
    actual = shown(on) if on else gettext("not done yet")
    return Checked(code, Part.DEADLINES, name, shown(due), actual, outcome, said=said, **cited)


def spent(code: str, name: Any, approved: Decimal, actual: Decimal, *, note: str, **cited: Any) -> Checked:
    """An item of money, in yuan; a word why it went beyond is an explanation and no proof."""
    over = actual > approved
    outcome = Outcome.KEPT if not over else Outcome.OPEN if note else Outcome.FOUND
    return Checked(code, Part.MONEY, name, f"{approved:,.2f}", f"{actual:,.2f}", outcome, said=note if over else "", **cited)


def excused(matter: int, checks: Iterable[Checked]) -> Comparison:
    """Deviations from rules that were set aside for this matter (例外) count as excused, by the evidence of the exception."""
    granted = RuleException.objects.filter(matter_id=matter, granted=True).select_related("evidence")
    return Comparison(with_exceptions(tuple(checks), {row.rule: row.evidence for row in granted}))


def with_exceptions(checks: tuple[Checked, ...], exceptions: dict[str, Any]) -> tuple[Checked, ...]:
    """Deviations from rules that were set aside for this matter (例外) count as excused, by the evidence of the exception."""
    return tuple(
        replace(check, outcome=Outcome.EXCUSED, proof=exceptions[check.rule])
        if check.outcome is Outcome.FOUND and check.rule in exceptions else check
        for check in checks
    )  # fmt: skip
