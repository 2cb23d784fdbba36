"""移交清单: what is handed over to the school's archives on one list, with places for both signatures."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint, Standing
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of, label, stack
from workflow.printing.wording import day
from workflow.registers.archive.telling import PERIODS
from workflow.registers.models import Period, Transfer

TITLE = "归档电子文件移交清单"
COLUMNS = (("序号", 2), ("档号", 10), ("题名", 11), ("文件编号", 6), ("期限", 3))
DIGEST = "数字摘要（SHA-256）："


@dataclass(frozen=True)
class Listed:
    """All of the list; ``lines`` as they were frozen when it was made."""

    number: str
    unit: str
    by: str
    on: date
    lines: tuple[dict[str, Any], ...]
    received_by: str = ""
    received_on: date | None = None


def listed(transfer: Transfer) -> Listed:
    """What the list of that transfer shows."""
    return Listed(
        number=transfer.number, unit=settings.SCHOOL, by=str(transfer.made_by), on=timezone.localdate(transfer.made_at),
        lines=tuple(transfer.lines), received_by=transfer.received_by, received_on=transfer.received_on,
    )  # fmt: skip


def imprint_of(transfer: Transfer) -> Imprint:
    """A list that was taken back is void."""
    standing = Standing.VOID if transfer.withdrawn_at else Standing.VALID
    return Imprint(number=transfer.number, address=settings.PUBLIC_URL + transfer.get_absolute_url(), standing=standing)


def draw(view: Listed, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """The list as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    head = Row((label("移交单位", 5), field_of(view.unit, 11), label("移交日期", 5), field_of(day(view.on), 11)))
    rows = tuple(_row(no, line) for no, line in enumerate(view.lines, start=1))
    names = Row(tuple(label(words, share, 10) for words, share in COLUMNS))  # the digest is told below each file
    paper.table([Band((head,)), Band(rows, head=(names,)), Band(tuple(_signatures(view)))])
    return paper.bytes()


def _row(no: int, line: dict[str, Any]) -> Row:
    period = PERIODS[Period(line["retention"])] if line["retention"] else ""
    words = (line["file_no"], line["title"], line["number"], period)
    cells = zip(words, (share for _words, share in COLUMNS[1:]), strict=True)
    file = Row(tuple(field_of(word, share, size=9) for word, share in cells))
    digest = Row((field_of(DIGEST + line["digest"], 30, size=8),), least=14)
    return Row((field_of(str(no), 2, size=9), stack(file, digest, share=30)))


def _signatures(view: Listed):
    yield Row((label("合计", 5), field_of(f"{len(view.lines)}件", 27)))
    yield Row((label("移交人", 5), field_of(view.by, 11), label("签字", 5), field_of("", 11)), least=40)
    received = day(view.received_on) or "　　　　年　　月　　日"
    yield Row((label("接收人", 5), field_of(view.received_by, 11), label("签字日期", 5), field_of(received, 11)), least=40)
