"""What F16《外宾来访接待申请》and F17《接待总结》have in common: the guests, the visit, the hosts (rules.md §4, S39).

Plain values: no models, nothing to look up. Empty text and None leave the place open for the hand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import Columns, boxes, facts, listing
from workflow.printing.table import Band, Row
from workflow.printing.wording import count, day, period, yes

PURPOSES = {
    "friendly": "01友好访问", "research": "02科研合作", "lecture": "03学术讲座", "honorary": "04荣誉职称", "other": "05其他",
}  # fmt: skip
LEVELS = {"school": "01校级", "college": "02院级"}
COMPANIONS: Columns = (("姓名", 11), ("国籍", 7), ("职务", 14))
QUESTIONS = ("是否邀请\n校领导", "学院同意", "报备属地\n公安", "报备属地\n宣传")
OPEN_LINES = 3


@dataclass(frozen=True)
class Guest:
    """Somebody who comes: the head of the delegation (团长) with all of it, a companion (随行人员) with name, country, post."""

    name: str = ""
    country: str = ""
    sex: str = ""
    born: date | None = None
    unit: str = ""
    title: str = ""
    post: str = ""
    specialty: str = ""
    field: str = ""


@dataclass(frozen=True)
class Visit:
    """The fields of the application, in the order of the printed form."""

    title: str = ""
    size: int | None = None
    china_from: date | None = None
    china_to: date | None = None
    starts: date | None = None
    ends: date | None = None
    purpose: str = ""
    purpose_detail: str = ""
    topic: str = ""
    invitation: str = ""
    fund_source: str = ""
    gifts: str = ""
    expected: str = ""
    leader: Guest = Guest()
    companions: tuple[Guest, ...] = ()
    host: str = ""
    contact: str = ""
    phone: str = ""
    department: str = ""
    level: str = ""
    school_leader: bool | None = None
    unit_agrees: bool | None = None
    police_filing: bool | None = None
    propaganda_filing: bool | None = None


def bands(view: Visit) -> Sequence[Band]:
    """The fields that both forms begin with."""
    return [
        Band(tuple(_visit(view))),
        Band(tuple(_leader(view.leader)), "团\n长"),
        listing(COMPANIONS, map(_companion, view.companions), at_least=OPEN_LINES, side="随行\n人员"),
        Band(tuple(_hosts(view))),
    ]


def _visit(view: Visit) -> Iterable[Row]:
    yield facts(("代表团名称", view.title), ("人数", f"{count(view.size)}人"), shares=(6, 17, 4, 5))
    stays = (("来访时间起止", spell(view.china_from, view.china_to)), ("停留起止", spell(view.starts, view.ends)))
    yield facts(*stays, least=36)
    yield facts(("目的", _purpose(view)), least=52)
    yield facts(("邀请信息", view.invitation), ("经费来源", view.fund_source), least=36)
    yield facts(("礼品／数量", view.gifts))
    yield facts(("预期成果", view.expected), least=38)


def spell(first: date | None, last: date | None) -> str:
    """From one day to another, with room to write where neither is known."""
    return period(first, last) if first or last else "　　年　月　日至\n　　年　月　日"


def _purpose(view: Visit) -> str:
    ticked = boxes(PURPOSES.values(), [PURPOSES[view.purpose]] if view.purpose in PURPOSES else (), a_line=3)
    topic = f"讲座题目：{view.topic}" if view.topic else "讲座题目："
    return "\n".join(part for part in (ticked, topic, view.purpose_detail) if part)


def _leader(guest: Guest) -> Iterable[Row]:
    yield facts(("姓名", guest.name), shares=(5, 27))
    who = (("国籍", guest.country), ("性别", guest.sex), ("出生日期", day(guest.born)))
    yield facts(*who, shares=(5, 6, 4, 4, 5, 8))
    yield facts(("单位", guest.unit), shares=(5, 27))
    yield facts(("职称", guest.title), ("职务", guest.post), shares=(5, 9, 5, 13))
    yield facts(("专业", guest.specialty), ("学术领域", guest.field), shares=(5, 9, 5, 13))


def _companion(guest: Guest) -> tuple[str, ...]:
    return guest.name, guest.country, guest.post


def _hosts(view: Visit) -> Iterable[Row]:
    people = (("主请人", view.host), ("联系人", view.contact), ("电话", view.phone))
    yield facts(*people, shares=(5, 6, 5, 6, 3, 7))
    level = boxes(LEVELS.values(), [LEVELS[view.level]] if view.level in LEVELS else ())
    yield facts(("接待部门", view.department), ("接待类型", level), shares=(5, 12, 5, 10))
    said = (view.school_leader, view.unit_agrees, view.police_filing, view.propaganda_filing)
    yield facts(*((words, _answer(answer)) for words, answer in zip(QUESTIONS, said, strict=True)), shares=(4.6, 3.4) * 4)


def _answer(answer: bool | None) -> str:
    """是 or 否, and a box a line where nobody has said."""
    return "□是\n□否" if answer is None else yes(answer)
