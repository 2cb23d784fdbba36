"""F20《国际会议计划表》, 《国际会议申报表》 and 《在华举办国际会议总结表》 (rules.md §4, S39 S77; EV-04, EV-05, EV-11).

No kind of matter is a conference yet: the three are blank forms to be filled in by hand (``/papers/blank/``), and any kind may
print them with what it knows. Which field stands on which of the first two forms is not said by the sources: here the plan has
everything up to the responsible person, the application adds topics, lists and filing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from workflow.printing.fields import Columns, boxes, facts, listing, prose, signed
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import day, yes

PLAN, APPLICATION, SUMMARY = "国际会议计划表", "国际会议申报表", "在华举办国际会议总结表"
KINDS = ("01国际会议", "02两国间会议")
PEOPLE: Columns = (("姓名", 9), ("国籍", 5), ("单位", 10), ("职务", 8))
OPEN_LINES, ROOM = 5, 84
REQUEST = (
    "注：请示应写明必要性、主办和承办单位、议题、日期、人数、出席领导、经费、涉台等敏感问题及对策、有关组织背景。"
)  # fmt: skip


@dataclass(frozen=True)
class Participant:
    """Somebody in one of the two lists (中外方名单)."""

    name: str
    country: str = ""
    unit: str = ""
    post: str = ""


@dataclass(frozen=True)
class Conference:
    """What the three forms show; a blank one shows nothing."""

    number: str = ""
    kind: str = ""
    name: str = ""
    name_foreign: str = ""
    host: str = ""
    organiser: str = ""
    starts: date | None = None
    ends: date | None = None
    place: str = ""
    size: str = ""
    background: str = ""
    funds: str = ""
    responsible: str = ""
    topics: str = ""
    ours: tuple[Participant, ...] = ()
    foreign: tuple[Participant, ...] = ()
    police_filing: bool | None = None
    permit: str = ""
    account: str = ""
    results: str = ""
    experience: str = ""
    offices: tuple[str, ...] = field(default=("主办单位", "保卫处", "宣传部", "科技／社科处", "国际处", "校领导"))


def plan_form(view: Conference, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《国际会议计划表》as a PDF."""
    paper = Paper(PLAN, case=case or typecase(), around=imprint.around)
    paper.table([Band(tuple(_conference(view, background=230))), Band((signed("负责人签字", "主办单位（盖章）", least=80),))])
    return paper.bytes()


def application_form(view: Conference, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《国际会议申报表》as a PDF, with the offices that sign it (EV-09)."""
    paper = Paper(APPLICATION, case=case or typecase(), around=imprint.around)
    opinions = tuple(row for words in view.offices for row in opinion_rows(f"{words}意见", (), "负责人", share=7, least=ROOM))
    paper.table(
        [
            Band((*_conference(view, background=130), facts(("题目与内容", view.topics), least=100))),
            *_lists(view),
            Band((facts(("是否属地公安报备", yes(view.police_filing)), shares=(9, 23)), *opinions, prose(REQUEST, size=10))),
        ]
    )
    return paper.bytes()


def summary_form(view: Conference, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《在华举办国际会议总结表》as a PDF."""
    paper = Paper(SUMMARY, case=case or typecase(), around=imprint.around)
    said = (
        ("批件文号", view.permit, 30), ("具体情况", view.account, 190), ("产出", view.results, 120),
        ("经验与问题", view.experience, 120),
    )  # fmt: skip
    rows = tuple(facts((words, content), least=least) for words, content, least in said)
    paper.table(
        [
            Band(tuple(_conference(view, background=0))),
            Band(rows),
            *_lists(view),
            Band((signed("负责人签字", "主办单位（盖章）", least=80),)),
        ]
    )
    return paper.bytes()


def _conference(view: Conference, *, background: float) -> Iterable[Row]:
    ticked = boxes(KINDS, [view.kind] if view.kind else ())
    yield facts(("编号", view.number), ("类型", ticked), shares=(6, 8, 4, 14))
    yield facts(("中文名称", view.name), least=30)
    yield facts(("英文名称", view.name_foreign), least=30)
    yield facts(("主办", view.host), ("承办", view.organiser), least=30)
    when = "至\n".join(filter(None, (day(view.starts), day(view.ends))))
    yield facts(("日期", when), ("地点", view.place), least=38)
    yield facts(("规模", view.size), ("负责人", view.responsible), least=30)
    if background:
        yield facts(("背景及\n必要性\n（限1000字）", view.background), least=background)
    yield facts(("经费", view.funds), least=38)


def _lists(view: Conference) -> Iterable[Band]:
    for side, people in (("中方\n名单", view.ours), ("外方\n名单", view.foreign)):
        rows = ((one.name, one.country, one.unit, one.post) for one in people)
        yield listing(PEOPLE, rows, at_least=OPEN_LINES, side=side, least=24)
