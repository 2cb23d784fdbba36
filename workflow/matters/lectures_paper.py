"""F21《涉外讲座、报告会审批表》: a lecture, forum or report meeting with a foreign speaker (一会一报, EV-12).

UNSURE: no authentic blank was found. Built as rules.md §4 says: from F16 (03 学术讲座) with speaker, title, abstract, script,
audience, venue, language, live-stream, interpreter, and the opinions on content and by 宣传部、保卫处、国际处、分管校领导. Any kind
that brings a speaker may print it; ``lecture`` fills it from an application for a lecture.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workflow.core.countries import name_of
from workflow.printing.fields import facts
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import count, day, yes
from workflow.registers.papers.opinions import opinions_of

TITLE = "涉外讲座、报告会审批表"
ROOM = 82
SEX, INTERPRETED = {"male": "男", "female": "女"}, {True: "有", False: "无"}
AUDIENCES = {"staff": "教职工", "students": "学生", "mixed": "师生", "public": "社会公众"}


@dataclass(frozen=True)
class Speaker:
    """主讲人."""

    name: str = ""
    country: str = ""
    sex: str = ""
    born: str = ""
    unit: str = ""
    title: str = ""
    post: str = ""
    field: str = ""


@dataclass(frozen=True)
class LectureForm:
    """All of F21."""

    speakers: tuple[Speaker, ...] = (Speaker(),)
    topic: str = ""
    abstract: str = ""
    script: bool | None = None
    when: str = ""
    venue: str = ""
    audience: str = ""
    listeners: int | None = None
    language: str = ""
    live: bool | None = None
    interpreter: str = ""
    department: str = ""
    host: str = ""
    phone: str = ""
    fund_source: str = ""
    on_content: tuple[Opinion, ...] = ()
    of_propaganda: tuple[Opinion, ...] = ()
    of_security: tuple[Opinion, ...] = ()
    of_office: tuple[Opinion, ...] = ()
    of_leader: tuple[Opinion, ...] = ()


def lecture_form(view: LectureForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F21 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table(
        [
            *(Band(tuple(_speaker(one)), "主\n讲\n人") for one in view.speakers),
            Band(tuple(_lecture(view)), "讲\n座"),
            Band(tuple(_host(view)), "主办\n部门"),
            Band(tuple(_opinions(view))),
        ]
    )
    return paper.bytes()


def lecture(matter) -> LectureForm:
    """F21 of a lecture's newest revision; title and field of learning of a speaker are for the hand."""
    application, opinions = matter.application, opinions_of(matter)
    return LectureForm(
        speakers=tuple(map(_named, application.speakers)) or (Speaker(),), topic=application.title, abstract=application.abstract,
        script=True if application.script else None, when=f"{day(application.held_on)}{application.begins or ''}",
        venue=application.venue, audience=AUDIENCES.get(application.audience or "", ""), listeners=application.size,
        language=application.language, live=application.live_stream,
        interpreter=INTERPRETED.get(application.interpreter, ""),
        department=application.host_unit, host=application.responsible, fund_source=application.fees,
        of_propaganda=opinions["propaganda"], of_security=opinions["security"], of_office=opinions["office"],
        of_leader=opinions["leader"],
    )  # fmt: skip


def _named(one) -> Speaker:
    country = name_of(one.country, "zh-hans") if one.country else ""
    return Speaker(one.name, country, SEX.get(one.sex or "", ""), unit=one.affiliation, post=one.post)


def _speaker(speaker: Speaker) -> Iterable[Row]:
    yield facts(("姓名", speaker.name), ("国籍", speaker.country), shares=(5, 14, 4, 9))
    yield facts(("性别", speaker.sex), ("出生日期", speaker.born), shares=(5, 9, 5, 13))
    yield facts(("单位", speaker.unit), shares=(5, 27))
    yield facts(("职称", speaker.title), ("职务", speaker.post), shares=(5, 9, 5, 13))
    yield facts(("学术领域", speaker.field), shares=(5, 27))


def _lecture(view: LectureForm) -> Iterable[Row]:
    yield facts(("题目", view.topic), shares=(5, 27), least=36)
    yield facts(("摘要", view.abstract), shares=(5, 27), least=110)
    yield facts(("时间", view.when), ("地点", view.venue), shares=(5, 11, 4, 12), least=36)
    yield facts(("听众范围", view.audience), ("人数", f"{count(view.listeners)}人"), shares=(5, 16, 4, 7), least=30)
    yield facts(("使用语言", view.language), ("翻译", view.interpreter), shares=(5, 11, 4, 12))
    yield facts(("讲稿", _attached(view.script)), ("网络直播", yes(view.live)), shares=(5, 11, 5, 11))


def _attached(script: bool | None) -> str:
    return "□已附　□未附" if script is None else "已附" if script else "未附"


def _host(view: LectureForm) -> Iterable[Row]:
    yield facts(("部门", view.department), ("经费来源", view.fund_source), shares=(5, 11, 5, 11), least=30)
    yield facts(("主请人", view.host), ("电话", view.phone), shares=(5, 11, 5, 11))


def _opinions(view: LectureForm) -> Iterable[Row]:
    yield from opinion_rows("内容审查\n意见", view.on_content, "审查人", share=6, least=ROOM)
    yield from opinion_rows("宣传部意见", view.of_propaganda, "负责人", share=6, least=ROOM)
    yield from opinion_rows("保卫处意见", view.of_security, "负责人", share=6, least=ROOM)
    yield from opinion_rows("国际处意见", view.of_office, "负责人", share=6, least=ROOM)
    yield from opinion_rows("分管校领导\n意见", view.of_leader, "签字", share=6, least=ROOM)
