"""F12《因公临时出国（境）校内申请表》, the lines, the lump sums and the four opinions of rules.md §4 (S33), in its order.

An amount in another currency stands as it was budgeted; the total is then for the hand, at the rate (参考汇率) of the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workflow.printing.fields import Columns, facts, listing
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import count, period, yuan

TITLE = "因公临时出国（境）校内申请表"
ITEMS = ("护照／签证费", "国内差旅", "国际机票", "住宿", "保险", "注册费", "伙食", "公杂", "零用", "其他")
ROOM = 140
LUMP_SUM = ("伙食", "公杂", "零用")
LODGING = "＿＿＿元×＿＿人×＿＿天"
COLUMNS: Columns = (("方式", 4), ("项目", 7), ("金额（元）", 8), ("测算依据", 13))
UNIT_SAYS = "所在部门意见\n（论文观点是否\n正确、会否泄密、\n知识产权、教学\n科研是否妥善\n安排）"


@dataclass(frozen=True)
class Cost:
    """One line of the budget; ``amount`` as printed."""

    item: str
    amount: str = ""
    basis: str = ""


@dataclass(frozen=True)
class SchoolForm:
    """All of F12."""

    applicant: str
    unit: str
    post: str
    phone: str
    companions: str
    places: str
    days: int | None
    hosts: str
    leaves: date | None
    returns: date | None
    task: str
    fund_source: str = ""
    costs: tuple[Cost, ...] = ()
    total: Decimal | None = None
    total_words: str = ""
    of_office: tuple[Opinion, ...] = ()
    of_leader: tuple[Opinion, ...] = ()
    of_unit: tuple[Opinion, ...] = ()


def school_form(view: SchoolForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F12 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table(
        [
            Band(tuple(_applicant(view)), "申\n请\n人"),
            Band(tuple(_trip(view))),
            listing(COLUMNS, _costs(view), side="经费预算"),
            Band(tuple(_total(view))),
            Band(tuple(_opinions(view))),
        ]
    )
    return paper.bytes()


def _applicant(view: SchoolForm) -> Iterable[Row]:
    yield facts(("姓名", view.applicant), ("所在部门", view.unit))
    yield facts(("职务职称", view.post), ("联系电话", view.phone))
    yield facts(("同行人员", view.companions))


def _trip(view: SchoolForm) -> Iterable[Row]:
    yield facts(("国家（地区）", view.places), ("停留天数", f"{count(view.days)}天"))
    yield facts(("邀请单位", view.hosts), ("出访时间", period(view.leaves, view.returns)), least=34)
    yield facts(("出访任务", view.task), least=64)


def _costs(view: SchoolForm) -> Iterable[tuple[str, ...]]:
    said = {cost.item: cost for cost in view.costs}
    for item in ITEMS:
        cost = said.get(item, Cost(item))
        way = "包干" if item in LUMP_SUM else "" if item == "其他" else "据实"
        yield way, item, cost.amount, cost.basis or (LODGING if item == "住宿" else "")


def _total(view: SchoolForm) -> Iterable[Row]:
    yield facts(("总计（元）", yuan(view.total, blank="")), ("参考汇率", ""))
    yield facts(("总计（大写）", view.total_words))
    yield facts(("费用来源", view.fund_source))


def _opinions(view: SchoolForm) -> Iterable[Row]:
    yield from opinion_rows("国际处意见", view.of_office, "负责人", share=7, least=ROOM)
    yield from opinion_rows("主管外事\n校领导意见", view.of_leader, "签字", share=7, least=ROOM)
    yield from opinion_rows("学校领导意见\n（正处级以上）", (), "签字", share=7, least=ROOM)
    yield from opinion_rows(UNIT_SAYS, view.of_unit, "负责人", share=7, least=ROOM)
