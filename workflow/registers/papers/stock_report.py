"""因公证照盘点表: what was counted, what was found, each difference and how it was settled; as paper and as sheet."""

import io
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from workflow.core.workbook import new_workbook
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint, Standing
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of, label
from workflow.printing.wording import day
from workflow.registers.models import Difference, StockLine, Stocktaking
from workflow.registers.papers.box_list import KINDS

TITLE = "因公证照盘点表"
COLUMNS = (("序号", 2), ("持证人", 6), ("证件", 7), ("差异", 5), ("账面位置", 3), ("实际位置", 3), ("处理", 6))
SHEET = ("持证人", "证件种类", "账面位置", "应在库", "实际位置", "核对人", "核对时间", "差异", "处理说明", "处理人")
CALLED = {"missing": "未找到", "wrong_place": "位置不符", "found_out": "账面不在库而实有"}


@dataclass(frozen=True)
class Told:
    """One difference in words."""

    holder: str
    document: str
    kind: str
    expected: str
    found: str
    settled: str


@dataclass(frozen=True)
class Counted:
    """All of the report."""

    unit: str
    box: str
    opened_on: date
    finished_on: date
    by: str
    expected: int
    found: int
    differences: tuple[Told, ...]


def counted(count: Stocktaking) -> Counted:
    """What the report of a finished count shows."""
    lines = count.lines.all()
    rows = count.differences.select_related("passport", "settled_by").order_by("pk")
    return Counted(
        unit=settings.SCHOOL, box=count.box or "全部", opened_on=timezone.localdate(count.opened_at),
        finished_on=timezone.localdate(count.finished_at), by=count.finished_by.name if count.finished_by else "",
        expected=lines.filter(expected=True).count(),
        found=lines.exclude(found_at=None).count(), differences=tuple(map(_told, rows)),
    )  # fmt: skip


def _told(row: Difference) -> Told:
    settled = f"{row.settled_why}（{row.settled_by}，{day(timezone.localdate(row.settled_at))}）" if row.settled_at else "待处理"
    holder, kind, tail = (row.passport.holder_name, KINDS[row.passport.kind], row.passport.tail) if row.passport else ("", "", "")
    return Told(holder, f"{kind}　尾号{tail}", CALLED.get(row.kind, row.kind), row.facts.get("place", ""), row.found_place, settled)


def imprint_of(count: Stocktaking) -> Imprint:
    """Where the count stands in the system."""
    number = f"{timezone.localdate(count.opened_at):%Y%m%d}-{count.pk}"
    return Imprint(number=number, address=settings.PUBLIC_URL + count.get_absolute_url(), standing=Standing.VALID)


def draw(view: Counted, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """The report as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    head = (
        Row((label("单位", 5), field_of(view.unit, 11), label("盘点范围", 5), field_of(view.box, 11))),
        Row((label("盘点日期", 5), field_of(f"{day(view.opened_on)}至{day(view.finished_on)}", 27))),
        Row((label("账面应有", 5), field_of(f"{view.expected}本", 11), label("实际核对", 5), field_of(f"{view.found}本", 11))),
    )
    names = Row(tuple(label(words, share, 10) for words, share in COLUMNS))
    rows = tuple(_row(no, told) for no, told in enumerate(view.differences, start=1))
    none = (Row((field_of("账实相符，无差异。", 32),)),)
    ends = (
        Row((label("盘点人", 5), field_of(view.by, 11), label("签字", 5), field_of("", 11)), least=40),
        Row((label("监盘人", 5), field_of("", 11), label("签字", 5), field_of("", 11)), least=40),
    )
    paper.table([Band(head), Band(rows, head=(names,)) if rows else Band(none), Band(ends)])
    return paper.bytes()


def _row(no: int, told: Told) -> Row:
    words = (str(no), told.holder, told.document, told.kind, told.expected, told.found, told.settled)
    return Row(tuple(field_of(word, share, size=9) for word, (_words, share) in zip(words, COLUMNS, strict=True)))


def sheet(count: Stocktaking) -> io.BytesIO:
    """Every line of the count; no number, and no cell begins a formula."""
    packed = io.BytesIO()
    book = new_workbook(packed)
    page = book.add_worksheet(TITLE)
    page.write_row(0, 0, SHEET, book.add_format({"bold": True}))
    settled = {row.passport_id: row for row in count.differences.select_related("settled_by")}
    lines = count.lines.select_related("passport", "found_by")
    for no, line in enumerate(lines, start=1):
        for column, word in enumerate(_words(line, settled.get(line.passport_id))):
            page.write_string(no, column, word)
    page.set_column(0, len(SHEET) - 1, 18)
    book.close()
    return packed


def _words(line: StockLine, difference: Difference | None) -> list[str]:
    found = f"{timezone.localtime(line.found_at):%Y-%m-%d %H:%M}" if line.found_at else ""
    return [
        line.passport.holder_name, KINDS[line.passport.kind], line.place, "是" if line.expected else "否", line.found_place,
        str(line.found_by or ""), found, CALLED.get(difference.kind, "") if difference else "",
        difference.settled_why if difference else "", str(difference.settled_by or "") if difference else "",
    ]  # fmt: skip
