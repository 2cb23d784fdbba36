"""Standing (填报现状): what of a draft cannot be read, what is lacking, what the rules say, and beside which box."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workflow.applying.content import Application
from workflow.applying.form import Form, Part, form_of
from workflow.core.rules import SUBMIT, Verdict
from workflow.core.weighing import weighed

Words = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Standing:
    """A draft, judged."""

    form: Form
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
                found.setdefault(self.form.places.get(verdict.rule, ""), (level, verdict.message))
        for path, sentence in self.gaps:
            if self.form.part_of(path).code in looked and not path.startswith("declarations"):  # made with the submission itself
                found.setdefault(path, ("warn", sentence))
        return found | {path: ("bad", sentence) for path, sentence in self.mistakes.items()}

    def open_in(self, part: Part) -> int:
        """How many values of that part are unreadable or lacking."""
        paths = {*self.mistakes, *(path for path, _sentence in self.gaps)}
        return sum(self.form.part_of(path) is part for path in paths)

    def complaints(self) -> list[tuple[Part, str, str]]:
        """(part, path, sentence) of all that cannot be read or is lacking, in the order of the form."""
        listed = [*self.mistakes.items(), *((path, said) for path, said in self.gaps if path not in self.mistakes)]
        pages = self.form.pages
        return sorted(((self.form.part_of(path), path, said) for path, said in listed), key=lambda row: pages.index(row[0]))


def standing(matter: Any, limits: Any, *, today: date) -> Standing:
    """The draft of a matter as it stands now."""
    form = form_of(matter)
    application, mistakes = matter.typed()
    found = form.verdicts(application, limits, at=SUBMIT, actual=form.beside(today)) + weighed(matter, limits, today=today)
    granted = set(matter.exceptions.filter(granted=True).values_list("rule", flat=True)) if matter.pk else set()
    return Standing(form, application, mistakes, form.lacking(application), found, granted)
