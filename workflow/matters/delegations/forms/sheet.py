"""A sheet (表页): one part of the form with its boxes filled and the words beside them, ready for its page."""

from dataclasses import dataclass
from typing import Any

from workflow.core.models import Confidential

from . import basics, journey, money, people
from .binding import lines_of
from .boxes import Filled, fill
from .lines import day_of
from .parts import DECLARED, Part
from .standing import Words


@dataclass(frozen=True)
class Line:
    """One line of a list: its number, its boxes, and whatever else its kind of line shows."""

    number: int
    path: str
    raw: dict[str, Any]
    boxes: list[Filled]
    more: Any = None

    @property
    def unfolded(self) -> bool:
        """Whether there is something left to say in it."""
        return any(filled.word or filled.wanting for filled in self.boxes)

    @property
    def told(self) -> bool:
        """Whether anything stands in the folded boxes of a day."""
        return any(filled.value or filled.word for filled in self.more["move"])


def sheet(part: Part, matter: Any, draft: dict[str, Any], words: Words, *, focus: str = "", sent: Any = None) -> dict[str, Any]:
    """Context for the page of that part."""
    made = {"basics": _basics, "people": _people, "journey": _journey, "money": _money, "check": _check}.get(part.code)
    return made(matter, draft, words, focus, sent) if made else {}


def _basics(matter, draft, words, focus, sent) -> dict[str, Any]:
    urgency = {"urgent": "true" if matter.urgent else "", "urgent_reason": matter.urgent_reason}
    if sent is not None:
        urgency = {name: (sent.getlist(name) or [""])[-1] for name in urgency}
    return {
        "task": fill(basics.BOXES, "", draft, words, focus=focus), "plan": fill(basics.PLAN, "", draft, words),
        "urgency": fill(basics.URGENCY, "", urgency, words),
    }


def _people(matter, draft, words, focus, sent) -> dict[str, Any]:
    members = lines_of(draft, "members")
    tails = _tails(members)
    lines = [
        Line(n, f"members.{n}", m, fill(people.BOXES, f"members.{n}.", m, words, focus=focus), more=tails.get(_sealed(m)))
        for n, m in enumerate(members)
    ]
    leaders = [m.get("key") for m in members if str(m.get("leader")).lower() == "true"] or [draft.get("leader")]
    return {"members": lines, "leader_key": leaders[0] if len(leaders) == 1 else "", "list_word": words.get("members"),
            "leader_word": words.get("leader")}  # fmt: skip


def _sealed(member: dict[str, Any]) -> int | None:
    identity = member.get("identity")
    return identity.get("confidential") if isinstance(identity, dict) else None


def _tails(members: list[dict[str, Any]]) -> dict[int | None, str]:
    """How sealed numbers are shown: their last characters, never more."""
    rows = Confidential.objects.filter(pk__in=[pk for pk in map(_sealed, members) if isinstance(pk, int)]).defer("sealed")
    return {row.pk: str(row) for row in rows}


def _journey(matter, draft, words, focus, sent) -> dict[str, Any]:
    legs = [
        Line(n, f"legs.{n}", leg, fill(journey.LEG, f"legs.{n}.", leg, words, focus=focus))
        for n, leg in enumerate(lines_of(draft, "legs"))
    ]
    days = [
        Line(
            n, f"itinerary.{n}", day, fill(journey.DAY, f"itinerary.{n}.", {"half": "day"} | day, words, focus=focus),
            more={"day": day_of(day), "move": fill(journey.MOVE, f"itinerary.{n}.", day, words)},
        )
        for n, day in enumerate(lines_of(draft, "itinerary"))
    ]
    return {
        "border": fill(journey.BORDER, "", draft, words), "legs": legs, "day_lines": days, "legs_word": words.get("legs"),
        "days_word": words.get("itinerary"),
    }


def _money(matter, draft, words, focus, sent) -> dict[str, Any]:
    lines = [
        Line(n, f"budget.{n}", line, fill(money.LINE, f"budget.{n}.", money.UNSAID | line, words, focus=focus))
        for n, line in enumerate(lines_of(draft, "budget"))
    ]
    return {"source": fill(money.SOURCE, "", draft, words), "lines": lines, "list_word": words.get("budget")}


def _check(matter, draft, words, focus, sent) -> dict[str, Any]:
    held = draft.get("declarations")
    return {"declared": fill(DECLARED, "declarations.", held if isinstance(held, dict) else {}, words)}
