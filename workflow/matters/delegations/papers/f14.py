"""F14《出访报告》: what the group brings home, in the sections of S53; the leader signs.

Basics (who invited, who went, border dates, itinerary), how the task was carried out, whether the documents came back, any
matter of discipline, the money (source, over the standard, paid by the host, income abroad), what follows.
"""

from dataclasses import dataclass
from datetime import date

from workflow.matters.delegations.papers.itinerary import DayPlan, Traveller, days_band, people_band
from workflow.printing.document import Document
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint


@dataclass(frozen=True)
class TripReport:
    """All of F14, in its order."""

    title: str
    basics: str = ""
    members: tuple[Traveller, ...] = ()
    days: tuple[DayPlan, ...] = ()
    done: str = ""
    not_done: str = ""
    results: str = ""
    documents: str = ""
    discipline: str = ""
    money: str = ""
    follow_up: str = ""
    leader: str = ""
    on: date | None = None


def trip_report(view: TripReport, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F14 as a PDF."""
    paper = Document(view.title, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    paper.heading("一、基本情况")
    paper.text(view.basics)
    paper.table([people_band(view.members)])
    paper.table([days_band(view.days)])
    paper.heading("二、任务执行情况")
    for words, said in (
        ("（一）完成的任务", view.done), ("（二）未完成的任务及原因", view.not_done or "无。"), ("（三）成果", view.results),
        ("三、证件交还情况", view.documents), ("四、遵守外事纪律情况", view.discipline), ("五、经费使用情况", view.money),
        ("六、后续工作", view.follow_up),
    ):  # fmt: skip
        paper.heading(words)
        paper.text(said)
    paper.signature(f"团长（签字）：{view.leader}", view.on)
    return paper.bytes()
