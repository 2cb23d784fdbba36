"""What a rule can answer (结论): a finding, a note, that it cannot know; and the verdict made of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Moment(StrEnum):
    """When a rule is asked: at submission (提交), before departure (出境前) or arrival (来访前), at settlement (核销)."""

    SUBMIT = "submit"
    DEPARTURE = "departure"
    ARRIVAL = "arrival"
    SETTLEMENT = "settlement"


BLOCK, WARN, INFO = Severity
SUBMIT, DEPARTURE, ARRIVAL, SETTLEMENT = Moment


@dataclass(frozen=True)
class Finding:
    """What is wrong, and the smallest change that passes."""

    sentence: str
    fix: str = ""


@dataclass(frozen=True)
class Note:
    """Nothing is wrong, and this is worth reading."""

    sentence: str


class Unknown(Exception):
    """Data is missing; ``missing`` are paths into what is judged."""

    def __init__(self, missing: Iterable[str]):
        self.missing = list(dict.fromkeys(missing))
        super().__init__(", ".join(self.missing))


@dataclass(frozen=True)
class Verdict:
    """One rule's answer: what is wrong, what would help, and the rule with its source."""

    rule: str
    title: str
    severity: Severity
    passed: bool | None
    source: str
    message: str = ""
    fix: str = ""
    missing: list[str] = field(default_factory=list)
    inputs: dict[str, Any] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        return self.severity is BLOCK and self.passed is False


def blocking(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Blocking rules that are broken; one that cannot be judged yet is not among them."""
    return [verdict for verdict in verdicts if verdict.blocks]


def unanswered(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Blocking rules that could not be judged for want of data."""
    return [verdict for verdict in verdicts if verdict.severity is BLOCK and verdict.passed is None]
