"""Keeping (入库): what the steps of a matter yield enters the library by itself, in the transaction of the step."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from workflow.core import kinds
from workflow.core.models import Matter
from workflow.core.yielding import Yielded
from workflow.registers.models import Result

from .indexing import compare, index


def keep(matter: Any, yielded: Iterable[Yielded], *, now: datetime) -> None:
    """Write what is new, and what a later step says of what is there; the matter's row is held."""
    standing = {row.origin: row for row in Result.objects.filter(matter_id=matter.pk).exclude(origin="")}
    for one in yielded:
        _keep(matter, one, standing.get(one.origin), now=now)


def keep_all(*, now: datetime) -> int:
    """Take in what was yielded before there was a library; done twice it does nothing twice. How many matters were read."""
    read = 0
    for kind in kinds.installed():
        if kind.yields:
            over = Matter.objects.filter(kind=kind.code, state__in=kind.yields.states).order_by("pk")
            for pk in over.values_list("pk", flat=True):
                with transaction.atomic():
                    matter = Matter.objects.held(pk)
                    keep(matter, kind.yields.results(matter), now=now)
                read += 1
    return read


def _keep(matter: Any, one: Yielded, row: Result | None, *, now: datetime) -> None:
    fresh = row is None or (row.title, row.text) != (one.title, one.text)
    row = row or Result(matter_id=matter.pk, origin=one.origin, at=now, unit_id=matter.unit_id)
    row.kind, row.title, row.text, row.happened_on, row.by_id = one.kind, one.title[:200], one.text, one.on, one.by
    row.due_on, row.person_id, row.note = one.due_on, one.person, one.note[:500]
    if one.outcome and not row.outcome:
        row.closed_at, row.closed_by_id = now, one.closed_by
    row.outcome = one.outcome
    if one.entered and row.entered_at is None:
        row.entered_at = now
    for name, value in said_of(matter).items():
        setattr(row, name, value)
    row.save()
    row.files.set(one.files)
    if fresh:
        index(row)
        compare(row, now=now)


def said_of(matter: Any) -> dict[str, Any]:
    """What an entry takes over of its matter, the kind's own object: places, and how it is counted."""
    figures = kinds.get(matter.kind).figures
    counted = figures.row(matter) if figures else None
    return {
        "places": list(matter.places), "way": counted.way if counted else "", "track": counted.track if counted else "",
        "task": counted.task if counted else "",
    }  # fmt: skip
