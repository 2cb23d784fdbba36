"""F19《邀请函申请（报批）表》, the fields in the order of rules.md §4 (S71 S72), a block for each guest.

The passport's number, the embassy and the address are not kept here and are written by hand. The materials that go with
the form (请示、简历、照片 …) are boxes to tick. Two seals at the end are ours; the sources list fields only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import facts
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of, label, stack
from workflow.printing.wording import day

TITLE = "邀请函申请（报批）表"
MATERIALS = (
    "请示", "中外文简历（近10年连续，含家庭情况）", "照片", "护照复印件（有效期6个月以上）", "保证书", "异地申请签证的居留证明",
)  # fmt: skip
ROOM = 92


@dataclass(frozen=True)
class Guest:
    """Somebody who is invited (被邀请人)."""

    name: str = ""
    country: str = ""
    sex: str = ""
    born: date | None = None
    unit: str = ""
    post: str = ""
    specialty: str = ""


@dataclass(frozen=True)
class InvitationForm:
    """All of F19."""

    guests: tuple[Guest, ...] = (Guest(),)
    embassy: str = ""
    address: str = ""
    purpose: str = ""
    programme: str = ""
    costs: str = ""
    of_unit: tuple[Opinion, ...] = ()
    of_office: tuple[Opinion, ...] = ()
    of_leader: tuple[Opinion, ...] = ()


def invitation_form(view: InvitationForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F19 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    many = len(view.guests) > 1
    guests = [Band((_guest(guest),), f"被邀\n请人\n{at}" if many else "被邀\n请人") for at, guest in enumerate(view.guests, 1)]
    paper.table([*guests, Band(tuple(_visit(view))), Band(tuple(_opinions(view)))])
    return paper.bytes()


def _guest(guest: Guest) -> Row:
    """The person beside the place for the photograph."""
    rows = (
        facts(("国籍", guest.country), ("全名", guest.name), shares=(4, 5, 4, 13)),
        facts(("性别", guest.sex), ("出生日期", day(guest.born)), shares=(4, 5, 6, 11)),
        facts(("单位", guest.unit), shares=(4, 22)),
        facts(("职务", guest.post), ("专业", guest.specialty), shares=(4, 9, 4, 9)),
        facts(("护照号", ""), shares=(6, 20)),
    )
    return Row((stack(*rows, share=26), field_of("照片", 6, align="center")))


def _visit(view: InvitationForm) -> Iterable[Row]:
    yield facts(("签证使领馆", view.embassy), ("地址", view.address), shares=(6, 9, 4, 13), least=30)
    yield facts(("来华目的", view.purpose), least=46)
    yield facts(("日程\n（含离境）", view.programme), least=46)
    yield facts(("费用负担", view.costs), least=30)
    yield Row((label("随附材料", 6), field_of("\n".join(f"□{one}" for one in MATERIALS), 26)))


def _opinions(view: InvitationForm) -> Iterable[Row]:
    yield from opinion_rows("申请单位意见", view.of_unit, "负责人", share=6, least=ROOM)
    yield from opinion_rows("国际处意见", view.of_office, "负责人", share=6, least=ROOM)
    yield from opinion_rows("校领导审批", view.of_leader, "签字", share=6, least=ROOM)
