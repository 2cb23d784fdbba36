"""Days (日程): every day of the trip gets its line by itself; a day may be told in two halves."""

from datetime import date, timedelta
from typing import Any

from workflow.applying.binding import lines_of
from workflow.applying.boxes import as_text
from workflow.applying.reading import read
from workflow.matters.delegations.application import Application

LONGEST_TRIP = 400  # days, as in completeness
KEPT_OF_A_DAY = ("date", "half")
HALVES = {"am": 0, "day": 1, "pm": 2}


def with_days(draft: dict[str, Any]) -> None:
    """A line for every day between exit and entry, in order; empty lines outside of the trip go, written ones stay."""
    trip = read(Application, {name: draft.get(name) for name in ("starts", "ends")})[0]
    if trip.days is None or trip.starts is None or trip.days > LONGEST_TRIP:
        return
    days = [trip.starts + timedelta(days=n) for n in range(trip.days)]
    lines = [line for line in lines_of(draft, "itinerary") if day_of(line) in days or _written(line)]
    told = {day_of(line) for line in lines}
    lines += [{"date": day.isoformat(), "half": "day"} for day in days if day not in told]
    draft["itinerary"] = sorted(lines, key=lambda line: (day_of(line) or date.max, HALVES.get(line.get("half", ""), 1)))


def split(draft: dict[str, Any], number: int) -> str:
    """The day of that line in two halves; the box to go on with."""
    lines = lines_of(draft, "itinerary")
    if not 0 <= number < len(lines):
        return "itinerary.0.activity"
    lines[number]["half"] = "am"
    lines.insert(number + 1, {"date": lines[number].get("date"), "half": "pm"})
    return f"itinerary.{number + 1}.activity"


def day_of(line: dict[str, Any]) -> date | None:
    """The day a line of the itinerary is about."""
    found = read(Application, {"itinerary": [{"date": line.get("date")}]})[0].itinerary
    return found[0].date if found else None


def _written(line: dict[str, Any]) -> bool:
    return any(as_text(value).strip() for name, value in line.items() if name not in KEPT_OF_A_DAY)
