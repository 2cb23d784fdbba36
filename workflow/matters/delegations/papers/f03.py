"""F3《因公临时出国人员备案表》(S33) and its variants for Hong Kong, Macao and Taiwan (S45): a sheet for each member.

Political status, health and family are not in the system: they are written by hand. Of secrecy the system keeps yes or no
and the number of the opinion; the level (等级) is written by hand, too. The variants ask for more (年审、脱密期、是否在
国（境）外); the note is S33's alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import facts, listing, prose
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import count, day, yes

TITLES = {
    "abroad": "因公临时出国人员备案表",
    "hk_macau": "因公临时赴港澳人员备案表",
    "taiwan": "因公临时赴台人员备案表",
}
FAMILY = (
    ("称谓", 3), ("姓名", 4.4), ("年龄", 2.6), ("政治面貌", 4), ("工作单位、职务及居住地", 10),
    ("是否取得外国国籍、\n境外长期或永久\n居留权", 8),
)  # fmt: skip
ROWS_FOR_FAMILY = 4
NOTE = "注：本表由派出单位填写，按干部管理权限报组织人事部门备案，并抄送任务审批单位。"


@dataclass(frozen=True)
class Filing:
    """One member's sheet."""

    name: str
    sex: str = ""
    born: str = ""
    post: str = ""
    secret_related: bool | None = None
    secrecy_approval: str = ""
    organiser: str = ""
    role: str = ""
    task: str = ""
    places: str = ""
    leaves: date | None = None
    returns: date | None = None
    days: int | None = None
    authority: str = ""
    last_trip: str = ""
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class FilingForms:
    """All sheets of a group, of the variant that its places ask for."""

    variant: str = "abroad"
    members: tuple[Filing, ...] = ()


def filing_forms(view: FilingForms, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F3 as a PDF, a sheet for each member."""
    paper = Paper(TITLES[view.variant], case=case or typecase(), around=imprint.around)
    more = view.variant != "abroad"
    for one in view.members:
        opinion = opinion_rows("派出单位\n意见", one.opinions, "负责人签字", share=6, least=68 if more else 96)
        paper.sheet(
            [
                Band(tuple(_person(one, more=more))),
                listing(FAMILY, (), at_least=ROWS_FOR_FAMILY, side="家庭主要成员", least=23),
                Band(tuple(_trip(one))),
                Band((*opinion, *(() if more else (prose(NOTE, size=10),)))),
            ]
        )
    return paper.bytes()


def _person(one: Filing, *, more: bool) -> Iterable[Row]:
    yield facts(("姓名", one.name), ("性别", one.sex), ("出生年月", one.born), shares=(6, 9, 3, 4, 4.5, 5.5))
    if more:
        yield facts(("政治面貌", ""), ("健康状况", ""), ("是否在国\n（境）外", "□是　□否"), shares=(6, 5.5, 5, 5.5, 5, 5))
    else:
        yield facts(("政治面貌", ""), ("健康状况", ""))
    yield facts(("单位及职务", one.post), least=26)
    yield facts(("是否涉密\n及等级", _secrecy(one)), least=34)
    if more:
        yield facts(("核心涉密\n年审日期", ""), ("脱密期\n原岗位", ""), ("脱密期\n截止年月", ""), shares=(6, 5.5, 5, 5.5, 5, 5))


def _secrecy(one: Filing) -> str:
    number = f"　保密审批文号：{one.secrecy_approval}" if one.secrecy_approval else ""
    level = "　等级：" if one.secret_related else ""
    return f"{yes(one.secret_related)}{number}{level}"


def _trip(one: Filing) -> Iterable[Row]:
    yield facts(("组团单位", one.organiser), ("拟任职务", one.role))
    yield facts(("任务", one.task), least=48)
    yield facts(("国家（地区）", one.places), ("停留", _stay(one)), shares=(6, 7, 3, 16), least=34)
    yield facts(("审批单位\n及文号", one.authority), least=34)
    yield facts(("最近一次\n因公出国", one.last_trip), least=34)


def _stay(one: Filing) -> str:
    dates = "至".join(day(on) for on in (one.leaves, one.returns) if on)
    return f"{dates}\n共{count(one.days)}天".strip()
