"""Lines (行): members, stays, days and costs come and go; every day of the trip gets its line by itself."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.matters.delegations.application import read

from .binding import lines_of
from .boxes import as_text
from .money import UNSAID, USUAL
from .parts import BY_LIST
from .people import new_key

LONGEST_TRIP = 400  # days, as in completeness
MOST = {"members": 200, "legs": 60, "itinerary": 800, "budget": 200}
KEPT_OF_A_DAY = ("date", "half")
HALVES = {"am": 0, "day": 1, "pm": 2}


def add(draft: dict[str, Any], name: str, line: dict[str, Any] | None = None) -> int:
    """One more line; returns its number."""
    lines = lines_of(draft, name)
    if len(lines) >= MOST[name]:
        raise NotComplete(_("There are too many lines here."))
    lines.append(_first_values(name, lines) | (line or {}))
    return len(lines) - 1


def add_usual_costs(draft: dict[str, Any]) -> int:
    """The kinds of cost that the approval form asks for, each once."""
    held = {line.get("kind") for line in lines_of(draft, "budget")}
    for kind in USUAL:
        if kind not in held:
            add(draft, "budget", {"kind": kind})
    return 0


def add_half(draft: dict[str, Any], number: int) -> int:
    """The day of that line in two halves."""
    lines = lines_of(draft, "itinerary")
    if number >= len(lines):
        return 0
    lines[number]["half"] = "am"
    lines.insert(number + 1, {"date": lines[number].get("date"), "half": "pm"})
    return number + 1


def remove(draft: dict[str, Any], name: str, number: int) -> None:
    """The line goes; what it was about goes with it."""
    lines = lines_of(draft, name)
    if name in BY_LIST and 0 <= number < len(lines):
        del lines[number]


def with_days(draft: dict[str, Any]) -> dict[str, Any]:
    """A line for every day between exit and entry, in order; empty lines outside of the trip go, written ones stay."""
    trip = read({name: draft.get(name) for name in ("starts", "ends")})[0]
    if trip.days is None or trip.starts is None or trip.days > LONGEST_TRIP:
        return draft
    days = [trip.starts + timedelta(days=n) for n in range(trip.days)]
    lines = [line for line in lines_of(draft, "itinerary") if day_of(line) in days or _written(line)]
    told = {day_of(line) for line in lines}
    lines += [{"date": day.isoformat(), "half": "day"} for day in days if day not in told]
    draft["itinerary"] = sorted(lines, key=lambda line: (day_of(line) or date.max, HALVES.get(line.get("half", ""), 1)))
    return draft


def day_of(line: dict[str, Any]) -> date | None:
    """The day a line of the itinerary is about."""
    found = read({"itinerary": [{"date": line.get("date")}]})[0].itinerary
    return found[0].date if found else None


def _written(line: dict[str, Any]) -> bool:
    return any(as_text(value).strip() for name, value in line.items() if name not in KEPT_OF_A_DAY)


def _first_values(name: str, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """A new stay begins where the last one ended."""
    if name == "members":
        return {"key": new_key(), "person_kind": "staff"}
    if name == "legs" and lines:
        return {"arrives": lines[-1].get("leaves") or ""}
    return dict(UNSAID) if name == "budget" else {}
