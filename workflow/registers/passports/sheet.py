"""The spreadsheet of the paper ledger. Columns, in any order, by either name, as in ``CHINESE``; five are required."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from approvals.errors import NotComplete

CHINESE = {
    "name": "姓名", "kind": "证件种类", "number": "证件号码", "issued on": "签发日期", "expires on": "有效期至",
    "staff number": "工号", "authority": "签发机关", "box": "存放位置", "slot": "格号", "note": "备注", "drawn on": "借出日期",
    "handed to": "领用人",
}
COLUMN_OF = {chinese: english for english, chinese in CHINESE.items()} | {english: english for english in CHINESE}
REQUIRED = ("name", "kind", "number", "issued on", "expires on")


def rows_of(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """The filled lines with their row numbers: column → text or date."""
    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise NotComplete(_("The file cannot be read as an .xlsx spreadsheet.")) from error
    try:
        rows = [list(row) for row in book.worksheets[0].iter_rows(max_col=40, values_only=True)]
    finally:
        book.close()
    columns = _columns(rows[0] if rows else [])
    lines = [dict(zip(columns, map(_plain, row), strict=False)) for row in rows[1:]]
    return [(number, cells) for number, cells in enumerate(lines, start=2) if any(cells.values())]


def _columns(heading: list) -> list[str]:
    names = [str(cell or "").strip().lower() for cell in heading]
    unknown = [name for name in names if name and name not in COLUMN_OF]
    columns = [COLUMN_OF.get(name, "") for name in names]
    complaints = [_("Row 1: the column “%(name)s” is not known.") % {"name": name} for name in unknown]
    complaints += [
        _("Row 1: the column “%(name)s” is missing.") % {"name": CHINESE[name]}
        for name in REQUIRED
        if name not in columns
    ]
    if complaints:
        raise NotComplete(complaints=complaints)
    return columns


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return cell if isinstance(cell, date) else str(cell if cell is not None else "").strip()
