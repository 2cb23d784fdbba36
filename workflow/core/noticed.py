"""What a public notice shows (公示内容), whatever the kind: a kind brings it, the notice board lays it out.

The fields are those of the rules on notices (S01 S10 S24): everybody's name, unit and post; countries, task, day-by-day
itinerary, flights; inviters; source of money and budget; after the trip what was really done.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Traveller:
    """One person of the group."""

    name: str
    unit: str = ""
    post: str = ""
    leader: bool = False


@dataclass(frozen=True)
class Day:
    """One line of the itinerary, with the flight where there is one."""

    on: date | None = None
    place: str = ""
    activity: str = ""
    flight: str = ""


@dataclass(frozen=True)
class Noticed:
    """All that may stand on a notice; the version for outside shows people, places, task and days abroad alone."""

    people: tuple[Traveller, ...]
    places: str
    task: str
    starts: date | None
    ends: date | None
    itinerary: tuple[Day, ...] = ()
    inviters: tuple[str, ...] = ()
    budget: tuple[tuple[str, str], ...] = ()  # (kind of cost, amount)
    total: str = ""
    source: str = ""
    done: tuple[tuple[str, str], ...] = ()  # after the trip: (what, how it was)

    @property
    def head(self) -> str:
        """Whose name stands in the title: the leader's, else the first."""
        leaders = [one.name for one in self.people if one.leader]
        return (leaders or [one.name for one in self.people] or [""])[0]
