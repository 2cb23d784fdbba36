"""Results and sessions as .xlsx (导出): no cell ever begins a formula."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflow.core import countries
from workflow.core.workbook import new_workbook
from workflow.desk.sheets import XLSX
from workflow.registers.models import Result, SharingSession


def library_sheet(results: Iterable[Result]) -> HttpResponse:
    """The entries as the list has them; of contacts the institution alone."""
    head = [
        _("Kind of result"), _("Title"), _("Unit"), _("Countries and regions"), pgettext("result", "Date"), _("Matter"),
        pgettext("result", "Due on"), _("Responsible person"), _("Outcome"), _("Note"), _("What it is about"),
    ]  # fmt: skip
    rows = [
        [
            result.get_kind_display(), result.title, result.unit.name, countries.names(result.places), str(result.happened_on),
            (result.matter.number or "") if result.matter else "", str(result.due_on or ""), str(result.person or ""),
            str(result.get_outcome_display()) if result.outcome or result.is_open else "", result.note,
            "" if result.kind == Result.Kind.CONTACT else result.text[:2_000],
        ]
        for result in results
    ]  # fmt: skip
    return _book(_("Results"), head, rows, (12, 44, 20, 16, 12, 16, 12, 14, 10, 30, 80), "results.xlsx")


def attendance_sheet(session: SharingSession) -> HttpResponse:
    """The list to be signed (签到表): topic, day and place above, a line for everybody, room to sign."""
    head = ["序号", "姓名", "单位", "签到"]
    rows = [[str(no), row.name, row.unit_name, ""] for no, row in enumerate(session.attendees.all(), 1)]
    rows += [[str(no), "", "", ""] for no in range(len(rows) + 1, len(rows) + 11)]
    above = [session.topic, f"{session.held_on:%Y-%m-%d}　{session.place}　主讲：{session.presenters}"]
    return _book("签到表", head, rows, (6, 16, 30, 24), f"session-{session.pk}.xlsx", above=above)


def _book(
    title: str, head: Sequence[str], rows: Iterable[Sequence[str]], wide: Sequence[int], name: str, *, above: Sequence[str] = ()
) -> HttpResponse:
    packed = io.BytesIO()
    book = new_workbook(packed)
    sheet: Any = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    for line, said in enumerate(above):
        sheet.write_string(line, 0, said, bold)
    sheet.write_row(len(above), 0, head, bold)
    for line, row in enumerate(rows, start=len(above) + 1):
        for column, value in enumerate(row):
            sheet.write_string(line, column, value)
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)
    book.close()
    response = HttpResponse(packed.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
