"""F10《因公护照领用、归还登记表》 after the custody ledger, the fields of rules.md §4 (S39): a block for each drawing.

Numbers are masked: the ledger shows no more than their last four characters, and this paper is a page of it.
"""

from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import facts
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.paper import Paper
from workflow.printing.table import Band
from workflow.printing.wording import day

TITLE = "因公护照领用、归还登记表"
KINDS = {"official": "01 因公护照", "hk_macau": "02 因公港澳", "taiwan": "03 因公台湾"}
PURPOSES = {"visa": "办理签证", "exit": "出国（境）"}
WIDTH = 4.2
THREE = (WIDTH, 7.1, WIDTH, 7.1, WIDTH, 5.2)


@dataclass(frozen=True)
class Drawing:
    """One entry of the ledger; ``log`` is who did what on which day (操作人、事项)."""

    kind: str
    number: str
    holder: str
    issued_on: date | None = None
    expires_on: date | None = None
    authority: str = ""
    drawn_on: date | None = None
    returned_on: date | None = None
    visa: str = ""
    purpose: str = ""
    log: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """All drawings for one matter, in the order of the ledger."""

    task: str
    places: str
    drawings: tuple[Drawing, ...] = ()


def ledger_form(view: Ledger, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F10 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table([_drawing(at, one, view) for at, one in enumerate(view.drawings, 1)])
    return paper.bytes()


def _drawing(at: int, one: Drawing, view: Ledger) -> Band:
    task = f"{PURPOSES.get(one.purpose, one.purpose)}：{view.task}；{view.places}"
    rows = (
        facts(("证件类型", KINDS.get(one.kind, one.kind)), ("号码", one.number), ("持证人", one.holder), shares=THREE),
        facts(("签发日期", day(one.issued_on)), ("有效期至", day(one.expires_on)), ("签发机关", one.authority), shares=THREE),
        facts(("借出时间", day(one.drawn_on)), ("归还时间", day(one.returned_on)), ("签证号", one.visa), shares=THREE),
        facts(("任务／\n目的地", task), shares=(WIDTH, 32 - WIDTH)),
        facts(("操作人／\n事项", "\n".join(one.log)), shares=(WIDTH, 32 - WIDTH), least=38),
    )
    return Band(rows, str(at))
