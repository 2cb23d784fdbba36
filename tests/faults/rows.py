"""The rows of some matters as the checker reads them (取数)."""

from collections.abc import Collection

from django.db.models import F
from viewflow.workflow.models import Task

from approvals.models import Assignment, Barred, Decision, Panel, Round
from tests.faults.history import History
from workflow.core.models import Entry, Matter


def history(matters: Collection[int]) -> History:
    """Everything that was recorded of them."""
    of = {"subject__in": matters}
    assignments = Assignment.objects.filter(panel__isnull=False, **of).values(
        "id", "panel", "person", "part", "verdict", "closed_at", "closed_for", "waits", "after", "stands"
    )
    return History(
        matters=list(Matter.objects.filter(pk__in=matters).values("id", "state")),
        rounds=list(Round.objects.filter(**of).values("id", "subject", "outcome", "digest", status=F("process__status"))),
        tasks=list(Task.objects.filter(process__round__subject__in=matters).values("id", "status", round=F("process__round"))),
        panels=list(Panel.objects.filter(round__subject__in=matters).values("id", "round", "task", "phase", "outcome")),
        assignments=[row | {"closed": row["closed_at"] is not None} for row in assignments],
        decisions=list(Decision.objects.filter(**of).values("id", "subject", "assignment", "by", "verdict", "digest")),
        entries=list(Entry.objects.filter(matter__in=matters).values("matter", "seq", "step", "by", "target", "facts")),
        barred=list(Barred.objects.filter(**of).values("subject", "person")),
    )
