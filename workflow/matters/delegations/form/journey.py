"""Part three, the journey (行程): the days at the border, the stays with their hosts, and what is done day by day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box
from workflow.applying.form import Form
from workflow.applying.sheet import Line, listed
from workflow.matters.delegations.form.days import day_of

BORDER = (
    Box("starts", "day"),
    Box("ends", "day"),
    Box("poor_connection", "tick", wide=True, label=_("To Latin America or Africa, with poor flight connections")),
)
LEG = (
    Box("country", "country"),
    Box("city", optional=True),
    Box("arrives", "day"),
    Box("leaves", "day"),
    Box("stopover", "tick", wide=True, label=_("Only a stopover")),
    Box("leaves_airport", "yesno", wide=True, when="stopover", label=_("Does anybody leave the airport?")),
    Box("host", wide=True, when="stay", help=_("Full name in Chinese and in the host's language.")),
    Box("host_address", wide=True, when="stay", optional=True),
    Box("invitation_issuer", "choice", when="stay", label=_("Who issued the letter of invitation?")),
    Box("invitation_from_host_country", "yesno", when="stay", label=_("Was it issued from the host's own place?")),
)
DAY = (
    Box("activity", wide=True),
    Box("half", "choice"),
    Box("substantive", "yesno"),
)
MOVE = (
    Box("from_city", optional=True),
    Box("to_city", optional=True),
    Box("transport", optional=True),
    Box("flight", optional=True),
    Box("host", optional=True, label=_("Received by")),
    Box("contact", optional=True),
)


@dataclass(frozen=True)
class DayLine:
    """A line of the itinerary: what is done, and, folded, how one travels and whom one meets."""

    line: Line
    day: date | None
    move: list[Any]

    @property
    def told(self) -> bool:
        """Whether anything stands in the folded boxes."""
        return any(filled.value or filled.word for filled in self.move)


def shown(form: Form, draft: dict[str, Any], words: dict, focus: str) -> dict[str, Any]:
    """What the page of the journey shows: stays and day lines apart."""
    folded = {box.name for box in MOVE}
    days = []
    for line in listed(form, "itinerary", draft, words, focus=focus).lines:
        seen = [filled for filled in line.boxes if filled.box.name not in folded]
        move = [filled for filled in line.boxes if filled.box.name in folded]
        days.append(DayLine(Line(line.number, line.path, line.raw, seen), day_of(line.raw), move))
    return {"day_lines": days, "days_word": words.get("itinerary")}
