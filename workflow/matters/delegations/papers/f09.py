"""F9《行前外事纪律教育登记表》 and 《团组承诺书（含保密与安全承诺书）》, a sheet each.

Own design: rules.md §4 gives the names (S03) and what a line holds (person, date, contents, presenter, signature); the
contents are S51's, the words of the pledge follow the points of S19 S19b S51 and what an applicant declares.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import Columns, boxes, facts, listing, prose, signed
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import day, period

BRIEFING, PLEDGE = "行前外事纪律教育登记表", "团组承诺书（含保密与安全承诺书）"
TOPICS = {
    "discipline": "外事纪律", "secrecy": "保密纪律", "preparation": "行前准备", "border": "出入境注意事项",
    "consular": "领事保护", "etiquette": "礼仪", "safety": "人身财产安全",
}  # fmt: skip
PRESENT: Columns = (("姓名", 6), ("单位及职务", 11), ("受教育日期", 7.2), ("本人签字", 7.8))
PLEDGED: Columns = (("姓名", 6), ("单位及职务", 11), ("签署情况", 7.2), ("本人签字", 7.8))
WORDS = """我们自愿参加本团组，已接受行前外事纪律教育，承诺如下：
一、按批准的人员、天数、国家（地区）、路线和任务出访，不擅自延长停留，不擅自变更行程，不携带配偶和子女。
二、服从团长管理，团长对团组负责；与我驻外使领馆保持联系；未经批准不与境外机构和人员接触。
三、遵守保密规定，不携带涉密载体出境，不在公共场所和使用通信工具时谈论内部事项；发现策反、窃密等情况立即报告。
四、遵守中央八项规定精神和外事、财经、海关纪律，不收受、赠送违反规定的礼品，不接受可能影响公务的宴请，不参与赌博，饮酒不超过本人酒量的三分之一，注意仪表礼节。
五、注意人身和财产安全，证件由团组集中保管；遗失证件立即报告团长和我驻当地使领馆。
六、只持用一种证件出入境；回国后按期交回证件，提交出访报告，办理经费核销。
如有违反，愿承担相应责任。"""


@dataclass(frozen=True)
class Session:
    """One briefing (行前教育)."""

    held_on: date
    presenter: str
    topics: tuple[str, ...] = ()
    handbook: str = ""


@dataclass(frozen=True)
class Traveller:
    """Somebody who is briefed and pledges; ``pledged`` says how it was signed, empty where it is still to be."""

    name: str
    post: str = ""
    briefed_on: date | None = None
    pledged: str = ""


@dataclass(frozen=True)
class BriefingForm:
    """Both sheets of F9."""

    group: str
    leader: str
    places: str
    leaves: date | None
    returns: date | None
    sessions: tuple[Session, ...] = ()
    travellers: tuple[Traveller, ...] = ()


def briefing_form(view: BriefingForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F9 as a PDF."""
    paper = Paper(BRIEFING, case=case or typecase(), around=imprint.around)
    sessions = view.sessions or (None,)
    paper.sheet(
        [
            Band(tuple(_group(view))),
            *(Band(tuple(_session(one)), "教育情况") for one in sessions),
            listing(PRESENT, map(_briefed, view.travellers), side="受\n教\n育\n人\n员", least=36),
            Band((signed("团长签字", "教育部门（盖章）", least=72),)),
        ]
    )
    paper.sheet(
        [
            Band((*_group(view), prose(WORDS, size=11.5, spacing=1.6))),
            listing(PLEDGED, ((one.name, one.post, one.pledged, "") for one in view.travellers), side="承\n诺\n人", least=36),
        ],
        title=PLEDGE,
    )
    return paper.bytes()


def _briefed(one: Traveller) -> tuple[str, ...]:
    return one.name, one.post, day(one.briefed_on), ""


def _group(view: BriefingForm) -> Iterable[Row]:
    yield facts(("团组名称", view.group), ("团长", view.leader), shares=(6, 15, 4, 7))
    yield facts(("国家（地区）", view.places), ("出访时间", period(view.leaves, view.returns)), shares=(6, 11, 5, 10))


def _session(one: Session | None) -> Iterable[Row]:
    held, presenter, handbook = (day(one.held_on), one.presenter, one.handbook) if one else ("", "", "")
    topics = [TOPICS[topic] for topic in one.topics if topic in TOPICS] if one else []
    yield facts(("教育日期", held), ("主讲人", presenter), ("手册版本", handbook), shares=(5, 7, 4, 6, 4.5, 5.5))
    yield facts(("教育内容", boxes(TOPICS.values(), topics, a_line=4)), shares=(5, 27), least=48)
