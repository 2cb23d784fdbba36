"""Rules (规则) for every kind: a pure function that answers with the sentence the applicant will read.

``None``: nothing to say, the rule is kept. ``Finding``: it is not, and this change would keep it. ``Note``: it is kept
or does not apply, and here is why. ``Unknown``: it cannot be judged yet; a rule never passes for want of data.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .verdicts import (
    ARRIVAL,
    BLOCK,
    DEPARTURE,
    INFO,
    SETTLEMENT,
    SUBMIT,
    WARN,
    Finding,
    Moment,
    Note,
    Severity,
    Unknown,
    Verdict,
    blocking,
    unanswered,
)

__all__ = [
    "ARRIVAL", "BLOCK", "DEPARTURE", "INFO", "SETTLEMENT", "SUBMIT", "WARN", "Finding", "Moment", "Note", "Rule", "Severity",
    "Unknown", "Verdict", "blocking", "judge", "rule", "unanswered",
]  # fmt: skip


@dataclass(frozen=True)
class Rule:
    code: str
    title: Any
    source: str
    severity: Severity
    at: tuple[Moment, ...]
    reads: tuple[str, ...]
    function: Callable[..., Any]

    def judge(self, subject: Any, limits: Any, actual: Any = None) -> Verdict:
        """Asks the function and puts its answer into a verdict, with what it looked at."""
        try:
            answer = self._ask(subject, limits, actual)
        except Unknown as unknown:
            answer = unknown
        passed, message, fix, missing = _told(answer)
        return Verdict(
            rule=self.code, title=str(self.title), severity=self.severity, passed=passed, source=self.source,
            message=message, fix=fix, missing=missing, inputs=_inputs(self.reads, subject, limits, actual),
        )  # fmt: skip

    def _ask(self, subject: Any, limits: Any, actual: Any) -> Any:
        if len(inspect.signature(self.function).parameters) == 2:
            return self.function(subject, limits)
        if actual is None:
            raise Unknown(["actual"])
        return self.function(subject, limits, actual)


def rule(
    code: str,
    *,
    source: str,
    severity: Severity,
    title: Any,
    at: Sequence[Moment] = (SUBMIT,),
    reads: Sequence[str] = (),
) -> Callable[[Callable[..., Any]], Rule]:
    """Makes a rule of a function of (subject, limits), or of (subject, limits, actual) for later moments."""

    def made(function: Callable[..., Any]) -> Rule:
        return Rule(code, title, source, severity, tuple(at), tuple(reads), function)

    return made


def judge(rules: Iterable[Rule], subject: Any, limits: Any, *, at: Moment, actual: Any = None) -> list[Verdict]:
    """The verdicts of the rules that are asked at that moment, in the order of the list."""
    return [each.judge(subject, limits, actual) for each in rules if at in each.at]


NOT_YET = gettext_lazy("This cannot be judged yet; some answers are missing.")


def _told(answer: Any) -> tuple[bool | None, str, str, list[str]]:
    if isinstance(answer, Unknown):
        return None, str(NOT_YET), _("Fill in what is missing."), answer.missing
    if isinstance(answer, Finding):
        return False, answer.sentence, answer.fix, []
    return True, answer.sentence if isinstance(answer, Note) else "", "", []


def _inputs(reads: Iterable[str], subject: Any, limits: Any, actual: Any) -> dict[str, Any]:
    places = {"limits": limits, "actual": actual}
    found = {}
    for path in reads:
        first, *names = path.split(".")
        value = places[first] if first in places else getattr(subject, first)
        for name in names:
            value = getattr(value, name, None)
        found[path] = _as_json(value)
    return found


def _as_json(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _as_json(part) for key, part in value.items()}
    if isinstance(value, (date, Decimal, Fraction)):
        return str(value)
    return [_as_json(part) for part in sorted(value)] if isinstance(value, (set, frozenset)) else value
