"""证照整柜交接清单: what lies in a box that changes hands, with both signatures."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint, Standing
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of, label
from workflow.printing.wording import day
from workflow.registers.models import BoxHandover

TITLE = "因公证照交接清单"
COLUMNS = (("序号", 2), ("格号", 4), ("持证人", 8), ("证件种类", 8), ("证件尾号", 4), ("有效期至", 6))
KINDS = {"official": "因公护照", "hk_macau": "因公往来港澳通行证", "taiwan": "因公往来台湾通行证"}
OUT = {"drawn": "（借出）", "refused": "（拒不交回）"}


@dataclass(frozen=True)
class Listed:
    """All of the list, as it was frozen with the first signature."""

    unit: str
    box: str
    giver: str
    receiver: str
    made_on: date
    signed_on: date | None
    lines: tuple[dict[str, Any], ...]


def listed(handover: BoxHandover) -> Listed:
    """What the list of that hand-over shows."""
    return Listed(
        unit=settings.SCHOOL, box=handover.box, giver=handover.giver.name, receiver=handover.receiver.name,
        made_on=timezone.localdate(handover.made_at), lines=tuple(handover.lines),
        signed_on=timezone.localdate(handover.signed_at) if handover.signed_at else None,
    )  # fmt: skip


def imprint_of(handover: BoxHandover) -> Imprint:
    """A list that was taken back is void."""
    standing = Standing.VOID if handover.withdrawn_at else Standing.VALID
    return Imprint(number=f"柜 {handover.box}", address=settings.PUBLIC_URL + handover.get_absolute_url(), standing=standing)


def words_of(line: dict[str, Any]) -> dict[str, str]:
    """A line in the words of the paper; also what the page shows."""
    return {
        "slot": line["slot"], "holder": line["holder"] + OUT.get(line["where"], ""), "kind": KINDS[line["kind"]],
        "tail": line["tail"], "expires": day(date.fromisoformat(line["expires_on"])),
    }  # fmt: skip


def draw(view: Listed, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """The list as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    head = Row((label("单位", 5), field_of(view.unit, 11), label("柜号", 5), field_of(view.box, 11)))
    names = Row(tuple(label(words, share, 10) for words, share in COLUMNS))
    rows = tuple(_row(no, words_of(line)) for no, line in enumerate(view.lines, start=1))
    paper.table([Band((head,)), Band(rows, head=(names,)), Band(tuple(_signatures(view)))])
    return paper.bytes()


def _row(no: int, words: dict[str, str]) -> Row:
    cells = zip((str(no), *words.values()), (share for _words, share in COLUMNS), strict=True)
    return Row(tuple(field_of(word, share, size=9) for word, share in cells))


def _signatures(view: Listed):
    yield Row((label("合计", 5), field_of(f"{len(view.lines)}本", 27)))
    yield Row((label("移交人", 5), field_of(view.giver, 11), label("签字日期", 5), field_of(day(view.made_on), 11)), least=40)
    signed = day(view.signed_on) or "　　　　年　　月　　日"
    yield Row((label("接收人", 5), field_of(view.receiver, 11), label("签字日期", 5), field_of(signed, 11)), least=40)
