"""The tables as .xlsx (导出表格): the numbers of the page, a sheet each; no cell ever begins a formula."""

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from workflow.core.workbook import new_workbook
from workflow.statistics.checks import notes, rules
from workflow.statistics.cube import Cube
from workflow.statistics.tables import Table, tables

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def workbook(cube: Cube) -> bytes:
    """First what is counted how, then every table."""
    packed = io.BytesIO()
    book = new_workbook(packed)
    looks = {"bold": book.add_format({"bold": True}), "money": book.add_format({"num_format": "#,##0.00"})}
    _rules(book.add_worksheet(_("How it is counted")[:31]), cube, looks)
    used: set[str] = set()
    for table in tables(cube):
        _table(book.add_worksheet(_title(table.title, used)), table, looks)
    book.close()
    return packed.getvalue()


def _rules(sheet: Any, cube: Cube, looks: dict) -> None:
    period = cube.period
    sheet.write_string(0, 0, period.name, looks["bold"])
    sheet.write_string(1, 0, _("%(since)s to %(until)s, as of %(as_of)s") % {
        "since": period.since, "until": period.until, "as_of": period.as_of})  # fmt: skip
    for line, words in enumerate([*rules(), *notes(cube)], start=3):
        sheet.write_string(line, 0, words)
    sheet.set_column(0, 0, 120)


def _table(sheet: Any, table: Table, looks: dict) -> None:
    sheet.write_row(0, 0, [table.first, *table.heads], looks["bold"])
    for line, row in enumerate([*table.rows, table.total], start=1):
        sheet.write_string(line, 0, row.name)
        _numbers(sheet, line, [cell.value for cell in row.cells], looks)
    if table.note:
        sheet.write_string(len(table.rows) + 3, 0, table.note)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(table.heads), 16)
    sheet.freeze_panes(1, 1)


def _numbers(sheet: Any, line: int, values: Sequence[Any], looks: dict) -> None:
    for column, value in enumerate(values, start=1):
        sheet.write_number(line, column, float(value), looks["money"] if isinstance(value, Decimal) else None)


def _title(title: str, used: set[str]) -> str:
    """A name that a sheet may have, each once."""
    short = FORBIDDEN.sub(" ", title)[:28]
    name = next(name for name in (short, *(f"{short} {n}" for n in range(2, 100))) if name.casefold() not in used)
    used.add(name.casefold())
    return name
