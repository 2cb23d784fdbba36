"""Standing (填报现状): what of a draft cannot be read, what is lacking, what the rules say, and beside which box."""

from dataclasses import dataclass, field
from typing import Any

from workflow.core.rules import SUBMIT, Verdict
from workflow.matters.delegations.application import Application, lacking
from workflow.matters.delegations.rules import verdicts

from .parts import PARTS, Part, part_of

# Beside which box a broken rule is said; what it merely looked at would be too many places.
PLACES = {
    "OUT-01": "ends", "OUT-02": "ends", "OUT-03": "ends", "OUT-04": "poor_connection", "OUT-05": "starts", "OUT-06": "legs",
    "OUT-08": "members", "OUT-10": "members", "OUT-12": "itinerary", "OUT-18": "off_plan_reason", "OUT-21": "legs",
    "OUT-23": "members", "OUT-26": "members", "OUT-27": "members",
}  # fmt: skip
Words = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Standing:
    """A draft, judged."""

    application: Application
    mistakes: dict[str, str]
    gaps: list[tuple[str, str]]
    verdicts: list[Verdict]
    excepted: set[str] = field(default_factory=set)

    def words(self, *, looked: set[str]) -> Words:
        """Path → (level, sentence). Gaps are told only in the parts somebody has looked through already."""
        found: Words = {}
        for verdict in self.verdicts:
            if verdict.passed is False and verdict.rule not in self.excepted:
                level = "bad" if verdict.blocks else "warn"
                found.setdefault(PLACES.get(verdict.rule, ""), (level, verdict.message))
        for path, sentence in self.gaps:
            if part_of(path).code in looked and not path.startswith("declarations"):  # made with the submission itself
                found.setdefault(path, ("warn", sentence))
        return found | {path: ("bad", sentence) for path, sentence in self.mistakes.items()}

    def open_in(self, part: Part) -> int:
        """How many values of that part are unreadable or lacking."""
        paths = {*self.mistakes, *(path for path, _sentence in self.gaps)}
        return sum(part_of(path) is part for path in paths)

    def complaints(self) -> list[tuple[Part, str, str]]:
        """(part, path, sentence) of all that cannot be read or is lacking, in the order of the form."""
        listed = [*self.mistakes.items(), *((path, said) for path, said in self.gaps if path not in self.mistakes)]
        return sorted(((part_of(path), path, said) for path, said in listed), key=lambda row: PARTS.index(row[0]))


def standing(matter: Any, limits: Any) -> Standing:
    """The draft of a matter as it stands now."""
    application, mistakes = matter.typed()
    found = verdicts(application, limits, at=SUBMIT)
    granted = set(matter.exceptions.filter(granted=True).values_list("rule", flat=True)) if matter.pk else set()
    return Standing(application, mistakes, lacking(application), found, granted)
