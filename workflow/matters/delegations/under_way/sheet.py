"""Reading the spreadsheet (读表): numbered lines, column → text or day; a formula is left as it stands."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from approvals.errors import NotComplete
from workflow.matters.delegations.under_way.columns import COLUMN_OF, REQUIRED, heading

MOST_LINES = 5000
Cells = dict[str, Any]


def rows_of(path: Path) -> list[tuple[int, Cells]]:
    """The filled lines with their row numbers; refuses a file that is not this spreadsheet at all."""
    rows = _rows(path)
    columns = _columns(rows[0] if rows else [])
    lines = [{name: _plain(cell) for name, cell in zip(columns, row, strict=False) if name} for row in rows[1:]]
    return [(number, cells) for number, cells in enumerate(lines, start=2) if any(cells.values())]


def _rows(path: Path) -> list[list]:
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise NotComplete(_("The file cannot be read as an .xlsx spreadsheet.")) from error
    try:
        found = book.worksheets[0].iter_rows(max_row=MOST_LINES + 2, max_col=40, values_only=True)
        rows = [list(row) for row in found]
    finally:
        book.close()
    if len(rows) > MOST_LINES + 1:
        raise NotComplete(_("The file has more than %(most)d lines; take them over in parts.") % {"most": MOST_LINES})
    return rows


def _columns(headings: list) -> list[str]:
    """An unknown heading is refused, so that a misspelt one is not lost in silence."""
    names = [str(cell or "").strip() for cell in headings]
    columns = [COLUMN_OF.get(name) or COLUMN_OF.get(name.lower(), "") for name in names]
    complaints = [
        _("Row 1: the column “%(name)s” is not known.") % {"name": name}
        for name, column in zip(names, columns, strict=True) if name and not column
    ]
    complaints += [
        _("Row 1: the column “%(name)s” stands there twice.") % {"name": heading(column)}
        for column in sorted({column for column in columns if column and columns.count(column) > 1})
    ]
    complaints += [
        _("Row 1: the column “%(name)s” is missing.") % {"name": heading(column)}
        for column in REQUIRED if column not in columns
    ]
    if complaints:
        raise NotComplete(complaints=complaints)
    return columns


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell if cell is not None else "").strip()
