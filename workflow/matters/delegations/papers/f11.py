"""F11《护照申请表》, the fields of rules.md §4 (S33): a sheet for each member.

The system knows name, sex, day of birth, unit, post and level; the rest is written by hand. Pinyin, too: it must be
spelled as the holder's papers spell it, and no table knows every surname (单、仇、解). 证件 names the document applied for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import boxes, facts, signature
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of, label
from workflow.printing.wording import day

TITLE = "护照申请表"
CAREERS = ("国家公务员", "事业单位", "军人", "国企", "非国企", "其他")


@dataclass(frozen=True)
class Applying:
    """One member's sheet."""

    surname: str
    given: str
    sex: str = ""
    born: date | None = None
    unit_and_post: str = ""
    document: str = ""
    level: str = ""


@dataclass(frozen=True)
class PassportForms:
    """All sheets of a group."""

    members: tuple[Applying, ...] = ()


def passport_forms(view: PassportForms, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F11 as a PDF, a sheet for each member."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    for one in view.members:
        paper.sheet([Band(tuple(_name(one)), "姓名"), Band(tuple(_rest(one)))])
    return paper.bytes()


def _name(one: Applying) -> Iterable[Row]:
    yield Row((label("", 6), label("姓", 13), label("名", 13)))
    yield Row((label("中文", 6), field_of(one.surname, 13, align="center"), field_of(one.given, 13, align="center")), least=32)
    yield Row((label("拼音", 6), field_of("", 13), field_of("", 13)), least=32)


def _rest(one: Applying) -> Iterable[Row]:
    yield facts(("性别", one.sex), ("出生地", ""), least=34)
    yield facts(("民族", ""), ("出生日期", day(one.born)), least=34)
    yield facts(("单位及职务", one.unit_and_post), least=42)
    yield facts(("户口所在地", ""), least=36)
    yield facts(("证件", one.document), least=36)
    yield facts(("职业属性", boxes(CAREERS)), least=42)
    yield facts(("行政级别", one.level), ("照片号", ""), least=34)
    yield facts(("配偶", ""), ("对外身份", ""), least=42)
    yield signature("签名", least=110)
