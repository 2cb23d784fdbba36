"""F26《近三年出国（境）记录表》: rules.md §4 gives its name (S45), the columns are our own. A sheet for each member.

The system knows the official trips that were recorded in it, from its first day on; the note says from when until when.
Earlier ones, and private ones, are written by hand.
"""

from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import Columns, facts, listing, prose, signed
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.paper import Paper
from workflow.printing.table import Band
from workflow.printing.wording import day

TITLE = "近三年出国（境）记录表"
COLUMNS: Columns = (("出境日期", 5.7), ("入境日期", 5.7), ("国家\n（地区）", 4.6), ("任务", 7.4), ("身份", 2.6), ("批件号", 6))
ROWS = 8


@dataclass(frozen=True)
class Journey:
    """One recorded trip."""

    left_on: date
    came_home_on: date | None
    places: str
    task: str
    role: str = ""
    permit: str = ""


@dataclass(frozen=True)
class Record:
    """One member's sheet; ``known`` is false for who has no account and cannot be found in earlier matters."""

    name: str
    sex: str = ""
    born: str = ""
    unit: str = ""
    post: str = ""
    known: bool = True
    journeys: tuple[Journey, ...] = ()


@dataclass(frozen=True)
class RecordForms:
    """All sheets of a group; ``since`` is the first trip the system has on record at all."""

    first: date
    until: date
    since: date | None = None
    members: tuple[Record, ...] = ()


def record_forms(view: RecordForms, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F26 as a PDF, a sheet for each member."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    for one in view.members:
        rows = [
            (day(trip.left_on), day(trip.came_home_on) or "在外", trip.places, trip.task, trip.role, trip.permit)
            for trip in one.journeys
        ]
        person = (
            facts(("姓名", one.name), ("性别", one.sex), ("出生年月", one.born), shares=(6, 9, 3, 4, 4.5, 5.5)),
            facts(("单位", one.unit), ("职务", one.post)),
        )
        paper.sheet(
            [
                Band(person),
                listing(COLUMNS, rows, at_least=ROWS, least=34),
                Band((prose(_note(view, one), size=10), signed("本人签字", "单位审核（盖章）", least=64))),
            ]
        )
    return paper.bytes()


def _note(view: RecordForms, one: Record) -> str:
    first, until = day(view.first), day(view.until)
    if not one.known:
        return f"注：{first}至{until}的出国（境）情况由本人填写：该成员在本系统无账号，无法关联以往团组。"
    since = f"本系统最早的出访记录始于{day(view.since)}。" if view.since else "本系统尚无出访记录。"
    kept = f"注：以上取自本系统{first}至{until}登记的因公团组，数据截至{until}。"
    return f"{kept}{since}此前的因公出访和因私出国（境）情况由本人补填。"
