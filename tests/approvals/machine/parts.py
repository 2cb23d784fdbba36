"""What the small model is made of (小模型的部件): words said, places, panels, steps, rounds, deputies. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from tests.approvals.machine.shapes import Phase

GRAVE = ("reject", "back", "return")
SPOKEN = ("agree", *GRAVE)


@dataclass(eq=False)
class Said:
    """A decision or advice: by whom, in whose place."""

    verdict: str
    by: str
    place_of: str = ""
    voided: list[Place] = field(default_factory=list)  # by a return


@dataclass(eq=False)
class Place:
    """A to-do on a panel. ``line`` is the same for all places that follow from one seat: heirs, and places asked again."""

    panel: Panel
    line: object
    person: str = ""
    queue: str = ""
    weight: int = 1
    part: str = ""
    verdict: str = ""
    why: str = ""
    waits: bool = False
    after: Place | None = None
    asked_by: str = ""
    said: Said | None = None
    stands: Said | None = None

    @property
    def open(self) -> bool:
        return not self.verdict

    def again(self, panel: Panel | None = None, **changes) -> Place:
        """A new open place of the same line."""
        kept = {name: getattr(self, name) for name in ("line", "person", "queue", "weight", "part", "after", "asked_by")}
        return Place(panel or self.panel, **(kept | changes))

    def shut(self, why: str) -> None:
        self.verdict, self.why, self.waits = "unneeded", why, False


@dataclass(eq=False)
class Panel:
    """A phase being asked."""

    phase: Phase
    task: Task
    places: list[Place] = field(default_factory=list)
    outcome: str = ""

    def newest(self) -> dict[object, Place]:
        """Of each line of seats the place asked last, in the order in which they were; advice is none."""
        found: dict[object, Place] = {}
        for place in self.places:
            if place.part != "consult":
                found.pop(place.line, None)
                found[place.line] = place
        return found

    def came_to(self) -> str:
        """Certain as soon as however the rest speaks nothing changes; with a veto one refusal is enough."""
        votes = [place for place in self.places if place.part != "consult" and place.verdict in ("", *SPOKEN)]
        refused = [vote for vote in votes if vote.verdict in GRAVE]
        if refused and (self.phase.veto or any(vote.part == "added" for vote in refused)):
            return self.gravest(refused)
        seats = [vote for vote in votes if vote.part == ""]
        ends = {self.carried(seats, says) for says in product((True, False), repeat=sum(vote.open for vote in seats))}
        if ends == {False}:
            return self.gravest(refused)
        agreed = self.carried(seats, [False] * len(seats))  # with nobody else
        return "agree" if agreed and all(vote.verdict == "agree" for vote in votes if vote.part == "added") else ""

    def carried(self, seats: list[Place], says: Iterable[bool]) -> bool:
        """Whether it is agreed when the open seats say this."""
        rest = iter(says)
        yes = [vote for vote in seats if (next(rest) if vote.open else vote.verdict == "agree")]
        if self.phase.quorum in ("all", "turn"):
            return len(yes) == len(seats)
        if self.phase.quorum == "ratio":
            return len(yes) * 100 >= len(seats) * self.phase.need
        if self.phase.quorum == "weight":
            return sum(vote.weight for vote in yes) >= min(self.phase.need, sum(vote.weight for vote in seats))
        need = self.phase.need if self.phase.quorum == "count" else 1
        return len(yes) >= min(need, len(seats))

    def gravest(self, refused: list[Place]) -> str:
        """One refusal: what it says. A vote: what weighs most, the graver among equals."""
        heavy = {kind: sum(self.weight(vote) for vote in refused if vote.verdict == kind) for kind in GRAVE}
        if self.phase.veto:
            return next(kind for kind in GRAVE if heavy[kind])
        return next(kind for kind in GRAVE if heavy[kind] == max(heavy.values()))

    def weight(self, vote: Place) -> int:
        return vote.weight if self.phase.quorum == "weight" else 1


@dataclass(eq=False)
class Task:
    """A step being asked; ``then`` is where a resumed return goes on."""

    round: Round
    step: int
    then: int | None = None
    panels: list[Panel] = field(default_factory=list)

    def places(self) -> list[Place]:
        return [place for panel in self.panels for place in panel.places]


@dataclass(eq=False)
class Round:
    """From a submission, or a reopening of the one before, to an outcome."""

    content: int
    goes_on: Round | None = None
    tasks: list[Task] = field(default_factory=list)
    outcome: str = ""

    def chain(self) -> list[Round]:
        return [self, *(self.goes_on.chain() if self.goes_on else [])]


@dataclass(frozen=True)
class Deputy:
    """While it lasts; ``covers`` is false where its limit lies below what this matter costs."""

    principal: str
    deputy: str
    until: object
    covers: bool
