"""Reading the spreadsheet (读表): numbered lines, column → text or day; a formula is left as it stands."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from approvals.errors import NotComplete
from workflow.core.under_way.columns import Columns

MOST_LINES = 5000
Cells = dict[str, Any]


def rows_of(path: Path, columns: Columns, *, most: int = MOST_LINES) -> list[tuple[int, Cells]]:
    """The filled lines with their row numbers; refuses a file that is not this spreadsheet at all."""
    rows = _rows(path, most)
    codes = _codes(rows[0] if rows else [], columns)
    lines = [{code: _plain(cell) for code, cell in zip(codes, row, strict=False) if code} for row in rows[1:]]
    return [(number, cells) for number, cells in enumerate(lines, start=2) if any(cells.values())]


def _rows(path: Path, most: int) -> list[list]:
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise NotComplete(_("The file cannot be read as an .xlsx spreadsheet.")) from error
    try:
        found = book.worksheets[0].iter_rows(max_row=most + 2, max_col=40, values_only=True)
        rows = [list(row) for row in found]
    finally:
        book.close()
    if len(rows) > most + 1:
        raise NotComplete(_("The file has more than %(most)d lines; take them over in parts.") % {"most": most})
    return rows


def _codes(headings: list, columns: Columns) -> list[str]:
    """An unknown heading is refused, so that a misspelt one is not lost in silence."""
    names = [str(cell or "").strip() for cell in headings]
    codes = [columns.code_of(name) for name in names]
    complaints = [
        _("Row 1: the column “%(name)s” is not known.") % {"name": name}
        for name, code in zip(names, codes, strict=True) if name and not code
    ]
    complaints += [
        _("Row 1: the column “%(name)s” stands there twice.") % {"name": columns.heading(code)}
        for code in sorted({code for code in codes if code and codes.count(code) > 1})
    ]
    complaints += [
        _("Row 1: the column “%(name)s” is missing.") % {"name": columns.heading(code)}
        for code in columns.required if code not in codes
    ]
    if complaints:
        raise NotComplete(complaints=complaints)
    return codes


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell if cell is not None else "").strip()


def day(cell: Any) -> date | None:
    """A cell as a day, 2026-03-01, 2026/3/1 and 2026.3.1 alike; None when it is none."""
    if isinstance(cell, date):
        return cell
    try:
        year, month, of_month = str(cell).replace("/", "-").replace(".", "-").split("-")
        return date(int(year), int(month), int(of_month))
    except ValueError:
        return None
