"""F5《团组人员名单》, the columns of rules.md §4 (S29 S38); whose list it is stands above them."""

from dataclasses import dataclass

from workflow.printing.fields import heading, listing
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.paper import Paper
from workflow.printing.table import Band

TITLE = "团组人员名单"
COLUMNS = (("姓名", 6), ("性别", 2.6), ("出生年月\n（年龄）", 5), ("单位", 8), ("职务／级别", 6.4), ("年内出访\n次数", 4))


@dataclass(frozen=True)
class MemberRow:
    """A traveller; ``born`` with the age in brackets."""

    name: str
    sex: str = ""
    born: str = ""
    unit: str = ""
    post: str = ""
    trips_this_year: int | None = None


@dataclass(frozen=True)
class MemberList:
    """All of F5."""

    group: str
    members: tuple[MemberRow, ...] = ()


def member_list(view: MemberList, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F5 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    rows = [
        (one.name, one.sex, one.born, one.unit, one.post, "" if one.trips_this_year is None else str(one.trips_this_year))
        for one in view.members
    ]
    paper.table([Band((heading(view.group),)), listing(COLUMNS, rows, at_least=10, least=32)])
    return paper.bytes()
