"""A line of a document's life in words (台账流水): who did what, to whom, with icon and colour."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from workflow.registers.models import Difference, Happening, Loan

What = Happening.What
SHOWN = {  # what → icon, level, sentence; %(to)s, %(place)s … are filled from the line
    What.REGISTERED: ("book-user", "", _("took it into the books")),
    What.PLACED: ("package-check", "", _("put it into %(place)s")),
    What.ALLOWED: ("key-round", "", _("lets %(to)s fetch it at the cabinet until %(until)s, %(purpose)s")),
    What.DISALLOWED: ("undo-2", "", _("withdrew that %(to)s may fetch it")),
    What.DRAWN: ("arrow-up-from-line", "", _("handed it to %(to)s, %(purpose)s")),
    What.DUE: ("clock", "", _("due back on %(due)s")),
    What.TAKEN_BACK: ("arrow-down-to-line", "ok", _("took it back from %(to)s")),
    What.HANDED_OVER: ("handshake", "", _("handed it over to %(to)s with its box")),
    What.PROVINCE: ("landmark", "", _("gave it to the provincial office")),
    What.REFUSED: ("hand", "bad", _("recorded that it is not handed in")),
    What.LOST_HOME: ("circle-alert", "bad", _("recorded that it was lost in China")),
    What.LOST_ABROAD: ("circle-alert", "bad", _("recorded that it was lost abroad")),
    What.VOID: ("ban", "", _("declared it void")),
    What.CANCELLED: ("ban", "", _("recorded that it was cancelled")),
    What.TRANSFERRED: ("log-out", "", _("recorded that it moved to another unit")),
    What.MOVED_OUT: ("log-out", "", _("recorded that it moved out of the province")),
    What.RECOVERED: ("check", "ok", _("recorded that it is back in custody")),
    What.SETTLED: ("scale", "", _("settled a difference: %(difference)s")),
}


@dataclass(frozen=True)
class Line:
    """One line as the page shows it."""

    icon: str
    level: str
    by: str
    told: str
    on: date
    why: str
    matter: Any


def line_of(row: Happening) -> Line:
    """The line of that happening."""
    icon, level, sentence = SHOWN[What(row.what)]
    by, matter = row.by.name if row.by else "", row.loan.matter if row.loan else None
    return Line(icon, level, by, str(sentence) % _words(row), row.on, row.why, matter)


def _words(row: Happening) -> dict[str, str]:
    facts = row.facts
    purpose, difference = facts.get("purpose"), facts.get("difference")
    return {
        "to": row.to_name or "—",
        "place": facts.get("place") or "—",
        "until": _day(facts.get("until")),
        "due": _day(facts.get("due")),
        "purpose": str(Loan.Purpose(purpose).label) if purpose else "",
        "difference": str(Difference.Kind(difference).label) if difference else "",
    }


def _day(text: str | None) -> str:
    found = parse_date(text) if text else None
    return date_format(found, "DATE_FORMAT") if found else "—"
