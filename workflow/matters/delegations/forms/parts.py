"""The parts of the form (填报步骤) in order, and in which of them each value is written."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import basics, journey, money, people
from .boxes import Box


@dataclass(frozen=True)
class Part:
    """One page of the form: its boxes, and the lists whose lines it holds."""

    code: str
    name: Any
    boxes: tuple[Box, ...] = ()
    lists: dict[str, tuple[Box, ...]] = field(default_factory=dict)
    also: tuple[str, ...] = ()  # names that belong here without a box of their own


DECLARED = tuple(Box(name, "tick") for name in ("no_family", "no_agency", "no_secrets", "single_passport_kind"))
JOURNEY = {"legs": journey.LEG, "itinerary": journey.DAY + journey.MOVE}

PARTS = (
    Part("basics", _("Task"), basics.BOXES + basics.PLAN),
    Part("people", _("People"), lists={"members": people.BOXES}, also=("leader",)),
    Part("journey", _("Journey"), journey.BORDER, JOURNEY, also=("days", "countries")),
    Part("money", _("Money"), money.SOURCE, {"budget": money.LINE}),
    Part("papers", _("Papers"), also=("attachments", "longer_stay_report")),
    Part("check", _("Check and submit"), also=("declarations",)),
)
BY_CODE = {part.code: part for part in PARTS}
BY_LIST = {name: part for part in PARTS for name in part.lists}


def part_of(path: str) -> Part:
    """The part in which a path of the application is written."""
    first, _dot, rest = path.partition(".")
    if first == "legs" and rest.endswith(".invitation"):
        return BY_CODE["papers"]
    for part in PARTS:
        if first in part.lists or first in part.also or any(box.name == first for box in part.boxes):
            return part
    return PARTS[0]


def after(part: Part) -> Part:
    """The next part; the last is its own."""
    return PARTS[min(PARTS.index(part) + 1, len(PARTS) - 1)]


def before(part: Part) -> Part | None:
    place = PARTS.index(part)
    return PARTS[place - 1] if place else None
