"""Lists of packages as .xlsx: what is handed over (移交清单), what is in the archive (归档文件目录); no cell begins a formula.

Official lists are Chinese, whoever takes them.
"""

import io
from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.utils import timezone

from workflow.core.workbook import new_workbook
from workflow.desk.sheets import XLSX
from workflow.registers.archive.telling import PERIODS
from workflow.registers.models import ArchivePackage, Period, Transfer

DIGEST = "数字摘要（SHA-256）"
HANDED_OVER = {"序号": 6, "档号": 28, "题名": 44, "文件编号": 16, "年度": 8, "保管期限": 10, "归档日期": 12, DIGEST: 68}
IN_THE_ARCHIVE = {
    "序号": 6, "档号": 28, "题名": 44, "文件编号": 16, "责任者": 24, "年度": 8, "保管期限": 10, "保管至": 12, "归档日期": 12,
    "移交清单": 12, "接收日期": 12, "最近核验": 12, "核验结果": 10, "销毁日期": 12, DIGEST: 68,
}  # fmt: skip


def transfer_sheet(transfer: Transfer) -> HttpResponse:
    """The lines as they were listed."""
    lines = (
        (
            line["file_no"], line["title"], line["number"], str(line["year"]), _period(line["retention"]), line["sealed"],
            line["digest"],
        )
        for line in transfer.lines
    )  # fmt: skip
    return _sheet("移交清单", HANDED_OVER, lines, name=f"transfer-{transfer.number}.xlsx")


def archive_sheet(packages: Iterable[ArchivePackage]) -> HttpResponse:
    """What the list on the screen found, all pages of it."""
    return _sheet("归档文件目录", IN_THE_ARCHIVE, map(_line, packages), name="archive.xlsx")


def _line(package: ArchivePackage) -> tuple[str, ...]:
    matter, transfer = package.matter, package.transfer
    result = "已销毁" if package.disposed_at else "已损坏" if package.fault else "完整"
    return (
        package.file_no or "", matter.title, matter.number or "", matter.unit.name, str(package.year), _period(package.retention),
        _day(package.kept_until), _date(package.made_at), transfer.number if transfer else "",
        _day(transfer.received_on if transfer else None), _date(package.verified_at), result, _date(package.disposed_at),
        package.digest,
    )  # fmt: skip


def _period(code: str) -> str:
    return PERIODS[Period(code)] if code else ""


def _day(day) -> str:
    return day.isoformat() if day else ""


def _date(at) -> str:
    return timezone.localdate(at).isoformat() if at else ""


def _sheet(title: str, columns: dict[str, int], lines: Iterable[tuple[str, ...]], *, name: str) -> HttpResponse:
    packed = io.BytesIO()
    book = new_workbook(packed)
    sheet = book.add_worksheet(title)
    sheet.write_row(0, 0, list(columns), book.add_format({"bold": True}))
    for row, words in _numbered(lines):
        for column, word in enumerate(words):
            sheet.write_string(row, column, word)
    for column, wide in enumerate(columns.values()):
        sheet.set_column(column, column, wide)
    sheet.freeze_panes(1, 0)
    book.close()
    response = HttpResponse(packed.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _numbered(lines: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    return ((no, (str(no), *words)) for no, words in enumerate(lines, start=1))
