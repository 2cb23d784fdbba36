"""The report of an inspection as .xlsx (检查报告表格), for whoever counts on."""

import io
from dataclasses import astuple

import xlsxwriter

from workflow.core.workbook import new_workbook

from .view import InspectionReport

CHECKED = ("编号", "核对项", "批准", "实际", "结论", "依据")
HEAD = ("编号", "事项", "单位", "合规项", "问题", "依据", "程度", "责任人", "整改期限", "状态")


def workbook(report: InspectionReport) -> bytes:
    """A line for each finding, and one for a matter without any; then every check that makes up its figure.

    No cell ever begins a formula.
    """
    packed = io.BytesIO()
    book = new_workbook(packed)
    _sheet(book, "检查问题", HEAD, _lines(report))
    _sheet(book, "核对项", CHECKED, [[row.number, *astuple(check)] for row in report.looked for check in row.checks])
    book.close()
    return packed.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, head: tuple[str, ...], lines: list[list[str]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, head, book.add_format({"bold": True}))
    for line, cells in enumerate(lines, start=1):
        for column, value in enumerate(cells):
            sheet.write_string(line, column, value)
    sheet.set_column(0, len(head) - 1, 18)
    sheet.freeze_panes(1, 0)


def _lines(report: InspectionReport) -> list[list[str]]:
    lines = []
    for row in report.looked:
        first = [row.number, row.title, row.unit, f"{row.asked}项中{row.kept}项合规"]
        told = [[p.what, p.citation, p.severity, p.responsible, p.due_on.isoformat(), p.state] for p in row.problems]
        lines += [[*first, *rest] for rest in told or [[""] * 6]]
    return lines
