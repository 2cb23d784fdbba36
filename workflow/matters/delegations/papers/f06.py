"""F6《日程安排表》: half a day a line up to thirty days, a week a line beyond (S38 S20b)."""

from dataclasses import dataclass
from datetime import date

from workflow.matters.delegations.papers.itinerary import DayPlan, days_band
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of, label
from workflow.printing.wording import count, day

TITLE = "日程安排表"


@dataclass(frozen=True)
class Schedule:
    """All of F6; ``days`` are weeks where the trip is longer than thirty days."""

    group: str = ""
    unit: str = ""
    leader: str = ""
    size: int | None = None
    starts: date | None = None
    ends: date | None = None
    length: int | None = None
    places: str = ""
    days: tuple[DayPlan, ...] = ()


def schedule(view: Schedule, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F6 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table([Band(tuple(_header(view))), days_band(view.days)])
    return paper.bytes()


def _header(view: Schedule):
    dates = "至".join(filter(None, map(day, (view.starts, view.ends))))
    yield Row((label("团组名称", 6), field_of(view.group, 24)))
    yield Row((label("组团单位", 6), field_of(view.unit, 10), label("团长", 4), field_of(view.leader, 10)))
    yield Row((label("出访国家、地区", 6), field_of(view.places, 10), label("人数", 4), field_of(f"{count(view.size)}人", 10)))
    yield Row((label("出访时间", 6), field_of(dates, 16), label("停留", 3), field_of(f"{count(view.length)}天", 5)))
