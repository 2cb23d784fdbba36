"""What a visit leaves to the library of results (成果): its summary (F17), and what was promised as follow-up tasks.

The promises stay to-dos of the visit; the library only shows where they stand.
"""

from collections.abc import Iterator

from django.utils import timezone

from workflow.core.yielding import REPORT, TASK, Yielded, Yields
from workflow.matters.visits import accounts
from workflow.matters.visits.models import Promise

STEPS = frozenset({"hand_in_summary", "accept_summary", "make_promise", "close_promise"})
STATES = frozenset({"departed", "summary", "sharing", "archived"})
OUTCOMES = {"": "", "kept": "done", "released": "not_done", "handed_on": "not_done"}


def results(matter) -> Iterator[Yielded]:
    """The newest version of the summary, and every promise."""
    summary = accounts.newest(matter)
    if summary:
        said = (("接待情况", summary.done), ("访问成果", summary.results), ("存在问题", summary.problems))
        yield Yielded(
            origin="report", kind=REPORT, title=f"{matter.title}：接待总结", on=timezone.localdate(summary.handed_in_at),
            by=summary.by_id, text="\n\n".join(f"{heading}\n{words}" for heading, words in said if words),
            entered=summary.accepted_at is not None, files=[summary.photos_id] if summary.photos_id else [],
        )  # fmt: skip
    for promise in Promise.objects.filter(matter_id=matter.pk):
        yield Yielded(
            origin=f"promise {promise.pk}", kind=TASK, title=promise.what, text="", on=timezone.localdate(promise.made_at),
            by=promise.by_id, due_on=promise.due_on, person=promise.person_id, outcome=OUTCOMES[promise.outcome], note=promise.note,
            closed_by=promise.closed_by_id,
        )  # fmt: skip


YIELDS = Yields(steps=STEPS, results=results, states=STATES)
