"""F24《乘坐非国内航空公司航班和改变中转地审批表》: own design; rules.md §4 gives its name (S08d) and §2.16 why it is asked for:
Chinese carriers first, a foreign carrier or a detour needs approval before (S08c).

The flights are written by hand: they may change until the tickets are bought, and no revision binds them.
"""

from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import Columns, boxes, facts, listing
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band
from workflow.printing.wording import count, period

TITLE = "乘坐非国内航空公司航班和改变中转地审批表"
ASKED = ("乘坐非国内航空公司航班", "改变中转地")
FLIGHTS: Columns = (("日期", 5), ("起飞地—抵达地", 9), ("中转地", 5), ("航空公司", 7), ("航班号", 6))
REASONS = "□无国内航空公司直达航班　　□国内航空公司航班无座\n□时间不能满足任务需要　　　□其他（请说明）："


@dataclass(frozen=True)
class FlightForm:
    """All of F24."""

    group: str
    unit: str
    leader: str
    members: str
    size: int
    places: str
    leaves: date | None
    returns: date | None
    route: str
    fund_source: str


def flight_form(view: FlightForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F24 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table(
        [
            Band(
                (
                    facts(("团组名称", view.group), least=26),
                    facts(("组团单位", view.unit), ("团长", view.leader)),
                    facts(("乘机人", view.members), ("人数", f"{count(view.size or None)}人"), shares=(6, 18, 3, 5)),
                    facts(("国家（地区）", view.places), ("出访时间", period(view.leaves, view.returns)), least=34),
                    facts(("批准路线", view.route), least=34),
                    facts(("费用来源", view.fund_source)),
                    facts(("申请事项", boxes(ASKED)), least=28),
                )
            ),
            listing(FLIGHTS, (), at_least=4, side="拟乘航班", least=24),
            Band(
                (
                    facts(("申请理由", REASONS), least=70),
                    *opinion_rows("所在单位\n意见", (), "负责人", share=6, least=62),
                    *opinion_rows("外事部门\n审批意见", (), "审批人", share=6, least=62),
                    *opinion_rows("财务部门\n审批意见", (), "审批人", share=6, least=62),
                )
            ),
        ]
    )
    return paper.bytes()
