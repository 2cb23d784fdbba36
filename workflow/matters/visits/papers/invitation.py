"""邀请函: the invitation letter itself, a Chinese and an English version, each under the school's name (GB/T 9704 信函格式).

Its words stand in templates/papers/F19 and a school may write its own. Passport numbers are not kept here: the column stays
open. Nobody is invited before the visit is approved (IN-01); who asks for the letter earlier is refused by the list of papers.
"""

from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import Columns, listing
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.letter import Letter

TITLE, HEAD = "邀请函", "邀　请　函"
CHINESE: Columns = (("姓名", 12), ("性别", 2.8), ("出生日期", 6), ("国籍", 4.4), ("职务", 9), ("护照号", 6.8))
ENGLISH: Columns = (
    ("Full name", 12), ("Sex", 2.8), ("Date of birth", 6.6), ("Citizenship", 6), ("Position", 8), ("Passport no.", 6.8),
)  # fmt: skip


@dataclass(frozen=True)
class Invited:
    """A guest as both versions name one."""

    name: str
    sex: str = ""
    sex_english: str = ""
    born: str = ""
    born_english: str = ""
    country: str = ""
    country_english: str = ""
    post: str = ""
    post_english: str = ""


@dataclass(frozen=True)
class Invitation:
    """The letter; ``chinese`` and ``english`` are paragraphs, a line each."""

    school: str
    school_english: str
    to: str
    to_english: str
    chinese: str
    english: str
    guests: tuple[Invited, ...] = ()
    contact: str = ""
    contact_english: str = ""
    number: str = ""
    on: date | None = None
    on_english: str = ""


def invitation(view: Invitation, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """The letter as a PDF."""
    paper = Letter(TITLE, case=case or typecase(), around=imprint.around)
    _in_chinese(paper, view)
    _in_english(paper, view)
    return paper.bytes()


def _in_chinese(paper: Letter, view: Invitation) -> None:
    paper.begin(view.school, view.number)
    paper.headline(HEAD)
    paper.to(view.to)
    paper.text(view.chinese)
    paper.closing()
    paper.signature(view.school, view.on, seal=True)
    paper.line(view.contact, size=11)
    rows = [(one.name, one.sex, one.born, one.country, one.post, "") for one in view.guests]
    paper.annex("附件：来访人员名单", listing(CHINESE, rows, at_least=1))


def _in_english(paper: Letter, view: Invitation) -> None:
    paper.begin(view.school_english, view.number)
    paper.headline("Letter of Invitation")
    paper.english(view.on_english or "Date: ____________________", align="right")
    paper.english(view.to_english, align="left")
    for words in view.english.split("\n"):
        paper.english(words)
    paper.english("Yours sincerely,", align="left", leads=True)
    paper.sign("______________________________", "(Signature and seal)", view.school_english)
    paper.english(view.contact_english, align="left")
    rows = [(one.name, one.sex_english, one.born_english, one.country_english, one.post_english, "") for one in view.guests]
    paper.annex("Annex: Members of the delegation", listing(ENGLISH, rows, at_least=1))

