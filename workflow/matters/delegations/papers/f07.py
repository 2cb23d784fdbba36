"""F7《公示》: the notice before the trip, with all that must be published (S01 S10 S24, 教外厅〔2015〕1号 as S24b tells it).

Everybody's name, unit and post; countries and task; day by day; flights there and back; the letter of invitation and who the
inviting unit is; source of money and budget; the period of the notice and whom to tell.
"""

from dataclasses import dataclass
from datetime import date

from workflow.matters.delegations.papers.itinerary import DayPlan, Traveller, days_band, people_band
from workflow.printing.document import Document
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.table import Band, Row, field_of, label


@dataclass(frozen=True)
class Cost:
    """A line of the budget (预算), as it is written."""

    kind: str
    amount: str = ""
    basis: str = ""


@dataclass(frozen=True)
class PublicNotice:
    """All of F7; ``opening`` and ``closing`` are the fixed texts, filled."""

    title: str
    opening: str
    closing: str
    members: tuple[Traveller, ...] = ()
    task: str = ""
    days: tuple[DayPlan, ...] = ()
    flights: str = ""
    invitation: str = ""
    funds: str = ""
    budget: tuple[Cost, ...] = ()
    unit: str = ""
    on: date | None = None


def public_notice(view: PublicNotice, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F7 as a PDF."""
    paper = Document(view.title, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    paper.text(view.opening)
    paper.heading("一、团组成员")
    paper.table([people_band(view.members)])
    paper.heading("二、出访国家（地区）和任务")
    paper.text(view.task)
    paper.heading("三、日程安排")
    paper.table([days_band(view.days)])
    paper.heading("四、往返航线")
    paper.text(view.flights)
    paper.heading("五、邀请函及邀请单位情况")
    paper.text(view.invitation)
    paper.heading("六、经费来源和预算")
    paper.text(view.funds)
    paper.table([_budget(view.budget)])
    paper.heading("七、公示时间和联系方式")
    paper.text(view.closing)
    paper.signature(view.unit, view.on)
    return paper.bytes()


def _budget(lines: tuple[Cost, ...]) -> Band:
    head = Row((label("费用项目", 3, 12), label("金额", 3, 12), label("测算依据", 4, 12)), least=26)
    return Band(tuple(_cost(line) for line in lines or (Cost(""),) * 5), head=(head,))


def _cost(line: Cost) -> Row:
    amount = field_of(line.amount, 3, align="right", size=12)
    return Row((field_of(line.kind, 3, align="center", size=12), amount, field_of(line.basis, 4, size=12)), least=26)
