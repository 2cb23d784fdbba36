"""F18《接待方案》: 日程、分工、食宿交通、参观路线、陪同、预算 (rules.md §4, S57), as a paper of paragraphs and tables.

Handed in a week before the guests come, ten working days where a school leader attends (IN-07). The source names what
the plan says and no form, so the layout is ours; what nobody wrote stays a line for the hand.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workflow.printing.amounts import in_words
from workflow.printing.document import Document
from workflow.printing.fields import Columns, listing
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.wording import count, day, yuan

OPEN = "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"
GUESTS: Columns = (("姓名", 9), ("国籍", 5), ("单位", 10), ("职务", 8))
DUTIES: Columns = (("部门", 6), ("任务", 6), ("具体要求", 13), ("时限", 7))
STAFF: Columns = (("姓名", 10), ("单位及职务", 22))
COSTS: Columns = (("项目", 7), ("人数", 4), ("天（次）数", 5), ("金额（元）", 7), ("测算依据", 9))


@dataclass(frozen=True)
class Person:
    """A guest, or one of ours who goes along."""

    name: str
    post: str = ""
    country: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Duty:
    """What one department does (分工)."""

    department: str
    what: str
    detail: str = ""
    by_when: str = ""


@dataclass(frozen=True)
class Cost:
    """A line of the budget (预算), in yuan."""

    kind: str
    people: str = ""
    times: str = ""
    amount: Decimal | None = None
    basis: str = ""


@dataclass(frozen=True)
class ReceptionPlan:
    """All of F18; ``signed_on`` is the day it was handed in."""

    title: str = ""
    home_unit: str = ""
    size: int | None = None
    starts: date | None = None
    ends: date | None = None
    purpose: str = ""
    level: str = ""
    guests: tuple[Person, ...] = ()
    programme: str = ""
    duties: tuple[Duty, ...] = ()
    catering: str = ""
    route: str = ""
    escort: str = ""
    staff: tuple[Person, ...] = ()
    costs: tuple[Cost, ...] = ()
    hosting: str = ""
    fund_source: str = ""
    department: str = ""
    signed_on: date | None = None


def reception_plan(view: ReceptionPlan, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F18 as a PDF."""
    paper = Document(f"{view.title or '＿＿＿＿＿＿'}来访接待方案", case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    paper.text(_opening(view))
    if view.guests:
        paper.table([listing(GUESTS, ((one.name, one.country, one.unit, one.post) for one in view.guests))])
    paper.heading("一、日程")
    paper.text(view.programme or OPEN)
    paper.heading("二、分工")
    duties = ((one.department, one.what, one.detail, one.by_when) for one in view.duties)
    paper.table([listing(DUTIES, duties, at_least=3)])
    paper.heading("三、食宿交通")
    paper.text(view.catering or OPEN)
    paper.heading("四、参观路线")
    paper.text(view.route or OPEN)
    _escort(paper, view)
    _budget(paper, view)
    paper.signature(view.department, view.signed_on, seal=True)
    return paper.bytes()


def _opening(view: ReceptionPlan) -> str:
    days = f"{day(view.starts) or '＿＿年＿月＿日'}至{day(view.ends) or '＿＿年＿月＿日'}"
    who = f"{view.home_unit or '＿＿＿＿＿＿'}一行{count(view.size)}人"
    level = f"，由学校按{view.level}接待" if view.level else ""
    what = f"来访目的：{view.purpose.rstrip('。')}。" if view.purpose else ""
    return f"{who}拟于{days}来校访问{level}。{what}为做好接待工作，制定本方案。"


def _escort(paper: Document, view: ReceptionPlan) -> None:
    paper.heading("五、陪同")
    paper.text(f"全程陪同：{view.escort}。" if view.escort else f"全程陪同：{OPEN[:16]}")
    if view.staff:
        paper.table([listing(STAFF, ((one.name, one.post) for one in view.staff))])


def _budget(paper: Document, view: ReceptionPlan) -> None:
    paper.heading("六、预算")
    total = sum((cost.amount for cost in view.costs if cost.amount is not None), Decimal())
    words = f"预算合计{yuan(total)}元（大写：{in_words(total)}）。" if view.costs else ""
    way = f"接待方式：{view.hosting}。" if view.hosting else ""
    source = f"经费来源：{view.fund_source.rstrip('。')}。" if view.fund_source else ""
    paper.text(words + way + source or OPEN)
    if view.costs:
        paper.table([listing(COSTS, map(_cost, view.costs))])


def _cost(one: Cost) -> tuple[str, ...]:
    return one.kind, one.people, one.times, yuan(one.amount, blank=""), one.basis
