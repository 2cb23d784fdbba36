"""F23: the five papers of secrecy for an activity with foreigners (涉外活动保密), named by S85, filled from §3.4 (S83 S84 S86).

《涉外活动保密审批表》 · 《保密工作方案》 · 《对外提供物品、资料审查审批表》 · 《保密承诺书》 · 《涉外活动检查记录表》. UNSURE: the
sources name the papers and what they cover (审查、审批、提醒), and show no blank; the layouts are ours. The words of measures
and pledge stand in templates/papers/F23.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.document import Document
from workflow.printing.fields import Columns, boxes, facts, listing, signed
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.lines import Spread, Text
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Cell, Row, label
from workflow.printing.wording import count, day, period, yes

APPROVAL, PLAN, HANDED, PLEDGE, CHECKED = (
    "涉外活动保密审批表", "涉外活动保密工作方案", "对外提供物品、资料审查审批表", "涉外活动保密承诺书", "涉外活动检查记录表",
)  # fmt: skip
OPEN = "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"
GOODS: Columns = (("序号", 3), ("名称", 10), ("形式（载体）", 6), ("数量", 3), ("提供对象", 6), ("审查意见", 4.5))
PLEDGED: Columns = (("姓名", 7), ("单位及职务", 11), ("本人签字", 8), ("日期", 6))
ASKED = (
    "全程陪同，来访人员未单独活动", "按批准的路线参观", "未进入涉密场所", "未在限制区域拍照",
    "参加人员未携带涉密载体", "对外提供的资料均经审查", "参加人员均已提醒并签订承诺书",
)  # fmt: skip
ROOM = 82


@dataclass(frozen=True)
class Person:
    """One of ours who takes part."""

    name: str
    post: str = ""


@dataclass(frozen=True)
class Activity:
    """What all five papers begin with."""

    name: str = ""
    department: str = ""
    responsible: str = ""
    phone: str = ""
    starts: date | None = None
    ends: date | None = None
    guests: str = ""
    size: int | None = None
    nature: str = ""
    route: str = ""
    staff: tuple[Person, ...] = ()
    no_secrets: bool | None = None


@dataclass(frozen=True)
class Approval:
    """《保密审批表》."""

    activity: Activity = Activity()
    of_unit: tuple[Opinion, ...] = ()
    of_secrecy: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class SecrecyPlan:
    """《保密工作方案》; ``measures`` a paragraph a line."""

    activity: Activity = Activity()
    measures: str = ""
    duties: str = ""


@dataclass(frozen=True)
class Handed:
    """《对外提供物品、资料审查审批表》; the goods are for the hand."""

    activity: Activity = Activity()
    goods: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pledge:
    """《保密承诺书》; ``words`` a paragraph a line."""

    activity: Activity = Activity()
    words: str = ""


@dataclass(frozen=True)
class Check:
    """What was looked at on one day; the answers in the order of the printed questions."""

    on: date | None = None
    answers: tuple[bool | None, ...] = ()
    note: str = ""
    by: str = ""


@dataclass(frozen=True)
class Checks:
    """《检查记录表》, a sheet for each check."""

    activity: Activity = Activity()
    checks: tuple[Check, ...] = ()


def approval_form(view: Approval, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《涉外活动保密审批表》as a PDF: 审查、审批、提醒."""
    paper = Paper(APPROVAL, case=case or typecase(), around=imprint.around)
    nothing = view.activity.no_secrets
    secret = ("是否涉及\n国家秘密", yes(None if nothing is None else not nothing))
    paper.table(
        [
            Band(tuple(_activity(view.activity))),
            Band((facts(secret, ("对外提供\n资料、物品", "□无\n□有（附审查审批表）")),)),
            Band((facts(("保密措施", "□附保密工作方案"), least=30),)),
            Band(tuple(opinion_rows("主办部门\n审查意见", view.of_unit, "责任人", share=6, least=ROOM))),
            Band(tuple(opinion_rows("保密办\n审批意见", view.of_secrecy, "负责人", share=6, least=ROOM))),
            Band((_reminded(),)),
        ]
    )
    return paper.bytes()


def secrecy_plan(view: SecrecyPlan, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《涉外活动保密工作方案》as a PDF: 任务性质、口径、分工、措施、活动范围与路线、人员."""
    activity = view.activity
    paper = Document(PLAN, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    head = (("活动名称", activity.name), ("主办部门", activity.department), ("责任人", activity.responsible))
    paper.text("\n".join(f"{words}：{said or OPEN[:20]}" for words, said in head))
    for heading, words in (
        ("一、任务性质", activity.nature), ("二、口径", ""), ("三、分工", view.duties), ("四、措施", view.measures),
        ("五、活动范围与路线", activity.route),
    ):  # fmt: skip
        paper.heading(heading)
        paper.text(words or f"{OPEN}\n{OPEN}")
    paper.heading("六、人员")
    paper.text(f"来访人员：{activity.guests or OPEN}\n我方人员：" + ("、".join(map(_named, activity.staff)) or OPEN))
    paper.signature(activity.department, None, seal=True)
    return paper.bytes()


def goods_form(view: Handed, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《对外提供物品、资料审查审批表》as a PDF."""
    paper = Paper(HANDED, case=case or typecase(), around=imprint.around)
    goods = [(str(at), name, "", "", "", "") for at, name in enumerate(view.goods, 1)]
    goods += [(str(at), "", "", "", "", "") for at in range(len(goods) + 1, 7)]
    opinions = ("提供部门审查意见", "主办部门意见", "保密办审批意见")
    paper.table(
        [
            Band(tuple(_short(view.activity))),
            listing(GOODS, goods, least=30),
            Band(tuple(row for words in opinions for row in opinion_rows(words, (), "负责人", share=8, least=ROOM))),
        ]
    )
    return paper.bytes()


def pledge(view: Pledge, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《涉外活动保密承诺书》as a PDF, with a line to sign for everybody of ours."""
    paper = Document(PLEDGE, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    paper.text(view.words)
    paper.table([listing(PLEDGED, ((one.name, one.post, "", "") for one in view.activity.staff), at_least=6, least=30)])
    return paper.bytes()


def check_record(view: Checks, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《涉外活动检查记录表》as a PDF, a sheet for each check."""
    paper = Paper(CHECKED, case=case or typecase(), around=imprint.around)
    for check in view.checks or (Check(),):
        paper.sheet([Band(tuple(_short(view.activity))), Band(tuple(_check(check)))])
    return paper.bytes()


def _activity(activity: Activity) -> Iterable[Row]:
    yield from _short(activity)
    yield facts(("外方人员", activity.guests), ("人数", f"{count(activity.size)}人"), shares=(6, 17, 4, 5), least=38)
    yield facts(("我方人员", "、".join(map(_named, activity.staff))), least=34)
    yield facts(("任务性质", activity.nature), least=38)
    yield facts(("活动范围\n与路线", activity.route), least=38)


def _short(activity: Activity) -> Iterable[Row]:
    yield facts(("活动名称", activity.name), least=30)
    yield facts(("主办部门", activity.department), ("活动时间", period(activity.starts, activity.ends)), least=38)
    yield facts(("责任人", activity.responsible), ("联系电话", activity.phone))


def _reminded() -> Row:
    said = Text("□已提醒参加人员　□已签订承诺书", size=11)
    foot = Spread(((0.3, "提醒人："), (0.8, "年"), (0.88, "月"), (0.96, "日")), size=11)
    return Row((label("保密提醒", 6), Cell((said,), 26, (foot,))), least=58)


def _named(one: Person) -> str:
    return f"{one.name}（{one.post}）" if one.post else one.name


def _check(check: Check) -> Iterable[Row]:
    yield facts(("检查日期", day(check.on)), ("检查人", check.by), least=30)
    for at, question in enumerate(ASKED):
        answer = check.answers[at] if at < len(check.answers) else None
        ticked = () if answer is None else ("是" if answer else "否",)
        yield facts((question, boxes(("是", "否"), ticked)), shares=(22, 10), least=28)
    yield facts(("检查情况\n记录", check.note), least=150)
    yield signed("检查人签字", "责任人签字", least=60)
