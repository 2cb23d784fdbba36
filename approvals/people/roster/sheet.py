"""Reading cells (读表): .xlsx and .csv become numbered lines of text by heading; a formula is marked, not computed."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from approvals.errors import NotComplete
from approvals.people.roster.columns import FIELD_OF, heading

MOST_LINES = 50_000
MOST_BYTES = 20 * 1024 * 1024
Cells = dict[str, object]  # field: a string, a date, or FORMULA
FORMULA = object()


def read(path: Path) -> list[tuple[int, Cells]]:
    """The filled lines of a roster with their row numbers; refuses a file that is no roster at all."""
    reader = {".xlsx": _xlsx, ".csv": _csv}.get(path.suffix.lower())
    if reader is None:
        raise NotComplete(_("Give a roster as .xlsx or .csv."))
    if path.stat().st_size > MOST_BYTES:
        raise NotComplete(_("The file is too large for a roster (more than 20 MB)."))
    try:
        rows = reader(path)
        return list(_filled(_fields(next(rows, [])), rows))
    except csv.Error as error:
        raise NotComplete(_("The file cannot be read as a spreadsheet.")) from error


def _fields(headings: list) -> list[str | None]:
    """The field under each heading; unknown headings are refused, so that a misspelt one is not lost in silence."""
    names = [str(cell or "").strip().lower() for cell in headings]
    fields = [FIELD_OF.get(name) for name in names]
    unknown = [name for name in names if name and name not in FIELD_OF]
    complaints = [_("Row 1: the column “%(name)s” is not known.") % {"name": name} for name in unknown]
    complaints += [
        _("Row 1: the column “%(name)s” stands there twice.") % {"name": heading(field)}
        for field in sorted({field for field in fields if field and fields.count(field) > 1})
    ]
    if "username" not in fields:
        complaints.append(_("Row 1: the column “%(name)s” is missing.") % {"name": heading("username")})
    if complaints:
        raise NotComplete(complaints=complaints)
    return fields


def _filled(fields: list[str | None], rows: Iterable[list]) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(rows, start=2):
        if number > MOST_LINES:
            raise NotComplete(_("The roster has more than %(most)d lines.") % {"most": MOST_LINES})
        cells = {field: _value(cell) for field, cell in zip(fields, row, strict=False) if field}
        if any(value != "" for value in cells.values()):
            yield number, cells


def _value(cell: object) -> object:
    """Text without blanks around; dates stay dates, 100123.0 is 100123, a formula is marked as one."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    return FORMULA if text.startswith("=") or cell.__class__.__name__.endswith("Formula") else text


def _xlsx(path: Path) -> Iterator[list]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise NotComplete(_("The file cannot be read as a spreadsheet.")) from error
    try:
        for row in book.worksheets[0].iter_rows(max_col=40, values_only=True):
            yield list(row)
    finally:
        book.close()


def _csv(path: Path) -> Iterator[list]:
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return iter(csv.reader(io.StringIO(text, newline="")))
    raise NotComplete(_("The file is neither UTF-8 nor GB18030."))
