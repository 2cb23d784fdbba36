"""Lists as .xlsx (导出): no cell ever begins a formula."""

import io
from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflow.core.countries import names
from workflow.core.workbook import new_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register_sheet(rows: Iterable) -> HttpResponse:
    """The passport register as one sheet: no number, not even its tail."""
    head = [
        _("Holder"), _("Staff number"), _("Unit"), _("Kind of document"), _("State"), _("Issued on"), _("Expires on"),
        _("Authority"), pgettext("custody", "Box"), _("Slot"), _("Drawn on"), _("Handed to"), _("Due on"), _("Matter"),
    ]  # fmt: skip
    packed = io.BytesIO()
    book = new_workbook(packed)
    sheet = book.add_worksheet(_("Passports")[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, head, bold)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(_cells(row)):
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, day)
            else:
                sheet.write_string(line, column, str(value or ""))
    sheet.set_column(0, len(head) - 1, 16)
    book.close()
    return download(packed, "passports.xlsx")


def _cells(row) -> list:
    passport = row.passport
    return [
        passport.holder_name, passport.holder.username if passport.holder else "", passport.unit_name,
        passport.get_kind_display(), row.label, passport.issued_on, passport.expires_on, passport.authority,
        passport.box, passport.slot,
        passport.out_since, passport.out_to, passport.out_due, passport.out_number,
    ]


def workbook(matters, *, title: str) -> HttpResponse:
    """The matters as one sheet, in the order of the list."""
    packed = io.BytesIO()
    book = new_workbook(packed)
    sheet = book.add_worksheet(title[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    head = [
        _("Number"), _("Title"), _("State"), _("Applicant"), _("Unit"), _("Countries and regions"), _("Begins on"),
        _("Ends on"),
    ]  # fmt: skip
    sheet.write_row(0, 0, head, bold)
    for line, matter in enumerate(matters, start=1):
        state = str(matter.stands_at.name)
        words = [matter.number or "", matter.title, state, str(matter.owner), str(matter.unit), names(matter.places)]
        for column, word in enumerate(words):
            sheet.write_string(line, column, word)
        for column, value in ((6, matter.starts_on), (7, matter.ends_on)):
            if value:
                sheet.write_datetime(line, column, value, day)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 7, 16)
    book.close()
    return download(packed, "matters.xlsx")


def download(packed: io.BytesIO, name: str) -> HttpResponse:
    """A packed sheet under that name."""
    response = HttpResponse(packed.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
