"""A list of hand-over as .xlsx (移交清单): no cell ever begins a formula."""

import io

import xlsxwriter
from django.http import HttpResponse

from workflow.desk.sheets import XLSX
from workflow.registers.archive.telling import PERIODS
from workflow.registers.models import Period, Transfer

HEAD = ("序号", "档号", "题名", "文件编号", "年度", "保管期限", "归档日期", "数字摘要（SHA-256）")
WIDE = (6, 28, 44, 16, 8, 10, 12, 68)


def transfer_sheet(transfer: Transfer) -> HttpResponse:
    """The lines as they were listed; an official list is Chinese, whoever takes it."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("移交清单")
    sheet.write_row(0, 0, HEAD, book.add_format({"bold": True}))
    for no, line in enumerate(transfer.lines, start=1):
        period = PERIODS[Period(line["retention"])] if line["retention"] else ""
        words = (str(no), line["file_no"], line["title"], line["number"], str(line["year"]), period, line["sealed"], line["digest"])
        for column, word in enumerate(words):
            sheet.write_string(no, column, word)
    for column, wide in enumerate(WIDE):
        sheet.set_column(column, column, wide)
    book.close()
    response = HttpResponse(packed.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="transfer-{transfer.number}.xlsx"'
    return response
