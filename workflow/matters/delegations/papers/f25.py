"""F25《涉密人员出国（境）审批表》: own design; rules.md §4 gives its name (S32). A sheet for each secret-related member.

Who holds a secret-related post goes abroad only with the approval of the competent body (保密法 2024, art. 45). The level of
the post and what it deals with are written by hand: the system keeps neither (rules.md §7).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import facts
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import count, period

TITLE = "涉密人员出国（境）审批表"
TOLD = "□已进行行前保密提醒谈话　　□已签订保密承诺书\n□不携带涉密载体出境"


@dataclass(frozen=True)
class Cleared:
    """One member's sheet; ``opinions`` are the secrecy office's (保密部门)."""

    name: str
    sex: str = ""
    born: str = ""
    unit: str = ""
    post: str = ""
    places: str = ""
    leaves: date | None = None
    returns: date | None = None
    days: int | None = None
    hosts: str = ""
    task: str = ""
    approval: str = ""
    of_unit: tuple[Opinion, ...] = ()
    of_secrecy: tuple[Opinion, ...] = ()
    of_personnel: tuple[Opinion, ...] = ()


@dataclass(frozen=True)
class SecrecyForms:
    """All sheets of a group."""

    members: tuple[Cleared, ...] = ()


def secrecy_forms(view: SecrecyForms, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F25 as a PDF, a sheet for each secret-related member."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    for one in view.members:
        paper.sheet([Band(tuple(_head(one))), Band(tuple(_opinions(one)))])
    return paper.bytes()


def _head(one: Cleared) -> Iterable[Row]:
    yield facts(("姓名", one.name), ("性别", one.sex), ("出生年月", one.born), shares=(6, 9, 3, 4, 4.5, 5.5))
    yield facts(("所在单位", one.unit), ("职务", one.post))
    yield facts(("涉密岗位", ""), ("涉密等级", ""), least=28)
    yield facts(("国家（地区）", one.places), ("出访时间", period(one.leaves, one.returns)), least=34)
    yield facts(("邀请单位", one.hosts), ("停留天数", f"{count(one.days)}天"))
    yield facts(("出访任务", one.task), least=60)
    yield facts(("保密教育", TOLD), least=38)
    yield facts(("保密审批文号", one.approval))


def _opinions(one: Cleared) -> Iterable[Row]:
    yield from opinion_rows("所在单位\n意见", one.of_unit, "负责人", share=6)
    yield from opinion_rows("保密工作\n机构意见", one.of_secrecy, "负责人", share=6)
    yield from opinion_rows("组织人事\n部门意见", one.of_personnel, "负责人", share=6)
    yield from opinion_rows("审批意见", (), "审批人", share=6)
