"""Understanding lines (解析): pure, without the database. Every complaint names its row and column."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from approvals.people.roster.columns import DUTIES, LONGEST, ROLES, heading
from approvals.people.roster.sheet import FORMULA, Cells

WORDS: dict[str, dict[str, Any]] = {"duty": DUTIES, "role": ROLES}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Line:
    """One line of the roster, its values understood."""

    row: int
    username: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    unit: str = ""
    unit_name: str = ""
    parent: str = ""
    title: str = ""
    level: str = ""
    duty: str = ""
    role: str = ""
    since: date | None = None
    until: date | None = None


@dataclass
class Complaints:
    """Everything that is wrong, in the order of the rows; the same sentence once."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, row: int, column: str, sentence: str) -> None:
        where = _("Row %(row)d, column “%(column)s”:") % {"row": row, "column": heading(column)}
        if (row, f"{where} {sentence}") not in self.found:
            self.found.append((row, f"{where} {sentence}"))

    def sentences(self) -> list[str]:
        return [sentence for _row, sentence in sorted(self.found, key=lambda one: one[0])]


def understood(rows: list[tuple[int, Cells]], complaints: Complaints) -> list[Line]:
    """The lines whose cells could all be understood; the others are complained of."""
    lines = [_line(row, cells, complaints) for row, cells in rows]
    for line in lines:
        _hangs_together(line, complaints)
    _agree(lines, "username", ("name", "email", "phone"), complaints)
    _agree(lines, "unit", ("unit_name", "parent"), complaints)
    return lines


def _line(row: int, cells: Cells, complaints: Complaints) -> Line:
    values: dict[str, Any] = {}
    for column, cell in cells.items():
        try:
            values[column] = _understand(column, cell)
        except ValueError as error:
            complaints.add(row, column, str(error))
    return Line(row=row, **values)


def _understand(column: str, cell: object) -> object:
    if cell is FORMULA:
        raise ValueError(_("a formula; paste its value instead."))
    if column in ("since", "until"):
        return _day(cell)
    text = str(cell)
    if _UNPRINTABLE.search(text) or text.startswith("#"):
        raise ValueError(_("not a plain value."))
    if len(text) > LONGEST.get(column, 40):
        raise ValueError(_("longer than %(most)d characters.") % {"most": LONGEST.get(column, 40)})
    words: dict[str, Any] = WORDS.get(column, {})
    if words and text and text not in words:
        known = ", ".join(word for word in words if word)
        raise ValueError(_("“%(word)s” is not known; one of: %(words)s.") % {"word": text, "words": known})
    if column == "email" and text:
        _must_be_address(text)
    return str(words[text].value) if words and text else text


def _must_be_address(text: str) -> None:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValueError(_("not an e-mail address.")) from error


def _day(cell: object) -> date | None:
    if cell == "" or isinstance(cell, date):
        return cell or None  # type: ignore[return-value]
    found = _DATE.match(str(cell))
    try:
        return date(*(int(part) for part in found.groups())) if found else _no_day()
    except ValueError as error:
        raise ValueError(_("not a date; write 2026-09-01.")) from error


def _no_day() -> date:
    raise ValueError


def _hangs_together(line: Line, complaints: Complaints) -> None:
    """What one column needs of another."""
    if not line.username:
        complaints.add(line.row, "username", _("empty."))
    if (line.title or line.unit_name or line.parent) and not line.unit:
        complaints.add(line.row, "unit", _("empty, but the line speaks of a unit or a post."))
    if (line.level or line.duty) and not line.title:
        complaints.add(line.row, "title", _("empty, but the line speaks of a level or a duty."))
    if (line.title or line.role) and line.since is None:
        complaints.add(line.row, "since", _("empty, but needed for a post or a role."))
    if line.since and line.until and line.until < line.since:
        complaints.add(line.row, "until", _("before the beginning."))


def _agree(lines: list[Line], key: str, columns: tuple[str, ...], complaints: Complaints) -> None:
    """Lines about the same person or unit must not say different things of them."""
    said: dict[tuple[str, str], Line] = {}
    for line in lines:
        for column in columns:
            if not getattr(line, key) or not getattr(line, column):
                continue
            first = said.setdefault((getattr(line, key), column), line)
            if getattr(first, column) != getattr(line, column):
                complaints.add(line.row, column, _("not the same as in row %(row)d.") % {"row": first.row})
