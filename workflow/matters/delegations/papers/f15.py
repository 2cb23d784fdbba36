"""F15《因公临时出国（境）经费决算表》: own design (rules.md §4, S31): the lines of F1 with what was spent; the leader signs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workflow.printing.fields import Columns, facts, listing, signature
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import count, day, period, yuan

TITLE = "因公临时出国（境）经费决算表"
KINDS = ("国际旅费", "住宿费", "伙食费", "公杂费", "其他费用")
COLUMNS: Columns = (("费用项目", 8), ("批准预算（元）", 8), ("实际支出（元）", 8), ("超支（＋）或节余（－）（元）", 8))


@dataclass(frozen=True)
class Spent:
    """One kind of cost: approved and actual, in yuan."""

    kind: str
    approved: Decimal
    actual: Decimal


@dataclass(frozen=True)
class SettlementForm:
    """All of F15."""

    group: str
    unit: str
    leader: str
    places: str
    size: int
    permit: str
    left_on: date | None
    came_home_on: date | None
    fund_source: str
    lines: tuple[Spent, ...] = ()
    total_words: str = ""
    note: str = ""
    settled_on: date | None = None
    settled_by: str = ""


def settlement_form(view: SettlementForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F15 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table(
        [
            Band(tuple(_head(view))),
            listing(COLUMNS, _costs(view.lines), least=23),
            Band(
                (
                    facts(("实际支出\n（大写）", view.total_words), least=34),
                    facts(("说明", view.note), least=64),
                    facts(("结算人", view.settled_by), ("结算日期", day(view.settled_on))),
                    signature("团长签字"),
                    *opinion_rows("财务部门\n审核意见", (), "审核人", share=6, least=72),
                )
            ),
        ]
    )
    return paper.bytes()


def _head(view: SettlementForm) -> Iterable[Row]:
    yield facts(("团组名称", view.group), least=28)
    yield facts(("组团单位", view.unit), ("团长", view.leader))
    yield facts(("国家（地区）", view.places), ("团员人数", f"{count(view.size or None)}人"))
    yield facts(("出入境日期", period(view.left_on, view.came_home_on)), ("批件号", view.permit), least=34)
    yield facts(("费用来源", view.fund_source))


def _costs(lines: tuple[Spent, ...]) -> Iterable[tuple[str, ...]]:
    said = {line.kind: line for line in lines}
    for kind in KINDS:
        line = said.get(kind)
        yield (kind, yuan(line.approved), yuan(line.actual), _over(line)) if line else (kind, "", "", "")
    if lines:
        whole = Spent("合计", sum((line.approved for line in lines), Decimal()), sum((line.actual for line in lines), Decimal()))
        yield whole.kind, yuan(whole.approved), yuan(whole.actual), _over(whole)


def _over(line: Spent) -> str:
    difference = line.actual - line.approved
    return f"{difference:+,.2f}" if difference else "0.00"
