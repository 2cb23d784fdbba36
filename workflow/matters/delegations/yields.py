"""What a delegation leaves to the library of results (成果): its report, in the sections of S53 and S39.

Discipline and money are for the office and stay out of it.
"""

from collections.abc import Iterator

from django.utils import timezone

from workflow.core.yielding import REPORT, Yielded, Yields
from workflow.duties import reports

SECTIONS = (("完成的任务", "done"), ("未完成的任务及原因", "not_done"), ("成果", "results"), ("后续工作", "follow_up"))
STEPS = frozenset({"hand_in_report", "accept_report"})
STATES = frozenset({"returned", "sharing", "archived"})


def results(matter) -> Iterator[Yielded]:
    """The newest version of the report; in the library once it is accepted."""
    report = reports.newest(matter)
    if report is None:
        return
    said = [(heading, getattr(report, section)) for heading, section in SECTIONS]
    yield Yielded(
        origin="report", kind=REPORT, title=f"{matter.title}：出访报告", on=timezone.localdate(report.handed_in_at),
        by=report.by_id, text="\n\n".join(f"{heading}\n{words}" for heading, words in said if words),
        entered=report.accepted_at is not None,
    )  # fmt: skip


YIELDS = Yields(steps=STEPS, results=results, states=STATES)
