"""F2《因公出国（赴港澳）任务申报表》, in the order of the printed form (rules.md §4, S33): what it shows, and how it is laid out.

The provincial office, the leader in charge and the approving authority write by hand what no phase of the route says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import facts, listing
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import count, day, period

TITLE = "因公出国（赴港澳）任务申报表"
STAYS = (("国家（地区）", 9), ("停留天数", 5), ("邀请单位", 18))
MEMBERS = (
    ("姓名", 5), ("性别", 2.3), ("年龄", 2.3), ("工作单位", 5.9), ("职务或\n职称", 3.9), ("行政\n级别", 3.3), ("身份证号码", 9.3),
)  # fmt: skip
ROWS_FOR_STAYS, ROWS_FOR_MEMBERS, ROOM = 3, 5, 140


@dataclass(frozen=True)
class Stay:
    """One country or region (国家、地区) and who invites."""

    place: str
    days: int | None = None
    host: str = ""


@dataclass(frozen=True)
class MemberRow:
    """A traveller, with the identity number in clear."""

    name: str
    sex: str = ""
    age: int | None = None
    unit: str = ""
    post: str = ""
    level: str = ""
    identity: str = ""


@dataclass(frozen=True)
class TaskForm:
    """All of F2."""

    number: str
    declared_on: date | None
    unit: str
    size: int
    leader: str
    fund_source: str
    leaves: date | None
    returns: date | None
    days: int | None
    route: str
    task: str
    handler: str
    phone: str
    stays: tuple[Stay, ...] = ()
    members: tuple[MemberRow, ...] = ()
    of_unit: tuple[Opinion, ...] = ()
    of_leader: tuple[Opinion, ...] = ()


def task_form(view: TaskForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F2 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table(
        [
            Band(tuple(_head(view))),
            listing(STAYS, map(_stay, view.stays), at_least=ROWS_FOR_STAYS),
            Band(
                (
                    facts(("出访路线", view.route), least=34),
                    facts(("任务及说明", view.task), least=96),
                    facts(("经办人", view.handler), ("电话", view.phone)),
                )
            ),
            listing(MEMBERS, map(_member, view.members), at_least=ROWS_FOR_MEMBERS, side="出访人员"),
            Band(
                (
                    *opinion_rows("组团单位\n意见", view.of_unit, "负责人", share=6, least=ROOM),
                    *opinion_rows("省级部门外事\n处或市州外办\n意见", (), "负责人", share=6, least=ROOM),
                    *opinion_rows("主管部门\n领导意见", view.of_leader, "签字", share=6, least=ROOM),
                    *opinion_rows("审批", (), "签字", share=6, least=ROOM),
                )
            ),
        ]
    )
    return paper.bytes()


def _head(view: TaskForm) -> Iterable[Row]:
    yield facts(("编号", view.number), ("申报日期", day(view.declared_on)))
    yield facts(("申报单位", view.unit), ("出访人数", f"{count(view.size or None)}人"))
    yield facts(("团组负责人", view.leader), ("费用来源", view.fund_source))
    yield facts(("出访时间", period(view.leaves, view.returns)), ("境外停留\n总天数", f"{count(view.days)}天"))


def _stay(one: Stay) -> tuple[str, ...]:
    return one.place, "" if one.days is None else str(one.days), one.host


def _member(one: MemberRow) -> tuple[str, ...]:
    age = "" if one.age is None else str(one.age)
    return one.name, one.sex, age, one.unit, one.post, one.level, one.identity
