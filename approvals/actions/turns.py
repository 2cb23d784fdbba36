"""Turns (轮次先后): whose turn comes when the one before has spoken; only then are they told, and their days begin."""

from collections.abc import Iterable

from approvals import deputies
from approvals.deadlines import announce_all, term
from approvals.models import Assignment


def let_in(assignments: Iterable[Assignment], *, subject, now) -> None:
    """Let those come forward, of all to-dos of a step, who wait for nobody any more; the subject's row is held."""
    assignments = list(assignments)
    closed = {a.pk for a in assignments if a.closed_at is not None}
    comes = [a for a in assignments if a.waits and a.closed_at is None and (a.after_id is None or a.after_id in closed)]
    if not comes:
        return
    for assignment in comes:
        assignment.waits, assignment.subject = False, subject
        for name, value in term(assignment.panel.phase.days, now=now, paused=bool(assignment.panel.paused_at)).items():
            setattr(assignment, name, value)
    Assignment.objects.bulk_update(comes, ["waits", "opened_at", "due_on", "next_on", "days_left", "rung"])
    barred = deputies.barred_from(subject.pk, at=now)
    announce_all([(a, a.panel.phase.name) for a in comes], barred=barred, now=now)
