"""Understanding lines (解析): what one line of the spreadsheet says, or everything that is wrong with it by column."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from workflow.applying.reading import read
from workflow.core.under_way import Known, Line, Wrong, values
from workflow.core.under_way.sheet import Cells
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.under_way.columns import BEFORE_DEPARTURE, COLUMNS
from workflow.matters.delegations.under_way.content import COLUMN_OF_FIELD, PEOPLE, content_of, parted

NAMED = re.compile(r"[^/]+(/[^/]*){0,2}")


def understood(row: int, cells: Cells, known: Known) -> tuple[Line | None, list[Wrong]]:
    """The line, or (column, sentence) for everything that is wrong with it."""
    said, wrong = values(cells, COLUMNS)
    wrong += list(_unknown(said, known))
    if not wrong:
        wrong += list(_against_the_state(said, known.today))
    if wrong:
        return None, wrong
    application, troubles = read(Application, content_of(said, known))
    wrong = [(_column(path), sentence) for path, sentence in troubles.items()]
    if wrong:
        return None, wrong
    owner, unit = known.people[said["applicant"]], known.units[said["unit code"]]
    return Line(row, cells, owner, unit, application.title, _facts(said, application)), []


def _unknown(said: dict[str, Any], known: Known) -> Iterator[Wrong]:
    if said.get("applicant") and said["applicant"] not in known.people:
        yield "applicant", _("Nobody has this staff number.")
    if said.get("unit code") and said["unit code"] not in known.units:
        yield "unit code", _("No unit has this code.")
    for member in parted(said.get("members", ""), PEOPLE):
        staff_number = member.split("/")[-1].strip() if member.count("/") == 2 else ""
        if not NAMED.fullmatch(member):
            yield "members", _("“%(member)s”: write name/post/staff number.") % {"member": member}
        elif staff_number and staff_number not in known.people:
            yield "members", _("“%(member)s”: nobody has this staff number.") % {"member": member}
        elif staff_number and known.people[staff_number].name != member.split("/")[0].strip():
            yield "members", _("“%(member)s”: this staff number belongs to somebody else.") % {"member": member}
    places = len(parted(said.get("countries", "")))
    for name, marks in (("cities", None), ("hosts", PEOPLE)):
        if len(parted(said.get(name, ""), marks)) > places:
            yield name, _("There are more of them than countries.")
    if said.get("people back") and not said["people back"].isdigit():
        yield "people back", _("Give a whole number.")


def _against_the_state(said: dict[str, Any], today: date) -> Iterator[Wrong]:
    """What the state needs, and days that cannot be."""
    state, leaves, home = said["state"], said["exit"], said["entry"]
    if home < leaves:
        yield "entry", _("The entry lies before the exit.")
    if said["permit date"] > leaves:
        yield "permit date", _("A trip is permitted before it begins.")
    if state in ("abroad", "returned"):
        left, back = said.get("left on") or leaves, said.get("came home on") or home
        if left > today:
            yield "left on", _("Nobody has left yet; take it over as ready.")
        if state == "returned" and back > today:
            yield "came home on", _("Nobody is home yet; take it over as abroad.")
        if state == "returned" and back < left:
            yield "came home on", _("The return cannot be before the departure.")
        return
    if leaves < today:
        yield "state", _("By these dates the group has left; take it over as abroad or returned.")
    for name in BEFORE_DEPARTURE:
        if said.get(name) is None:
            yield name, _("This is missing.")


def _facts(said: dict[str, Any], application: Application) -> dict[str, Any]:
    state = said["state"]
    gone, back = state in ("abroad", "returned"), state == "returned"
    return {
        "state": state, "application": application, "out": bool(said.get("passport out")), "drawn_on": said.get("drawn on"),
        "left_on": (said.get("left on") or said["exit"]) if gone else None,
        "came_home_on": (said.get("came home on") or said["entry"]) if back else None,
        "people_back": int(said["people back"]) if back and said.get("people back") else None,
        "reason": said.get("reason", ""),
        "permit": {
            "number": said["permit number"], "authority": said["permit authority"], "issued_on": said["permit date"],
        },
    }


def _column(path: str) -> str:
    return COLUMN_OF_FIELD.get(".".join(part for part in path.split(".") if not part.isdigit()), "title")
