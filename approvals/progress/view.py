"""What is told of a round (进度视图): plain values, no rows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """What a phase has come to."""

    DONE = "done"
    ACTIVE = "active"
    COMING = "coming"
    SKIPPED = "skipped"
    RETURNED = "returned"  # to an earlier step
    SENT_BACK = "sent_back"  # to the applicant
    REJECTED = "rejected"


@dataclass(frozen=True)
class Who:
    """Somebody who decided, or who is asked: a person, or a role whose queue it waits in."""

    name: str
    in_place_of: str = ""  # the name of whom a deputy (代) decided for
    recorded_by: str = ""  # who entered a decision taken on paper (代录)
    verdict: str = ""  # "" while asked
    at: datetime | None = None
    added: bool = False  # 加签
    waits: bool = False  # the turn has not come


@dataclass(frozen=True)
class PhaseState:
    """A phase of the route in this round; of several passes the latest counts."""

    code: str
    name: str
    state: State
    asks: str  # whom the route asks, in words
    days: int  # working days it may take
    who: tuple[Who, ...] = ()
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    took: int | None = None  # working days
    due_on: date | None = None
    late: bool = False
    paused: bool = False
    times: int = 0  # how often it was asked in this round
    note: str = ""  # why it is on somebody else's desk, or why it counts as agreed
    when: dict | None = None  # the condition, where no facts have answered it yet
    applies: bool = True


@dataclass(frozen=True)
class Step:
    """Phases asked side by side."""

    no: int
    stage: str
    phases: tuple[PhaseState, ...]

    @property
    def passed(self) -> bool:
        """It was asked, and nothing of it is left to do."""
        states = {phase.state for phase in self.phases}
        return State.DONE in states and states <= {State.DONE, State.SKIPPED}


@dataclass(frozen=True)
class Progress:
    """A round as it stands, or (``round`` is 0) a route before anybody was asked."""

    kind: str
    version: int
    steps: tuple[Step, ...]
    today: date
    title: str = ""
    number: str = ""
    round: int = 0
    outcome: str = ""
    opened_at: datetime | None = None
    ended_at: datetime | None = None
