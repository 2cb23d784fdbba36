"""Recounting (重新统计): every matter's row is made again from its tables and compared; what differs is mended.

Matters are read by the hundred; one that differs is looked at once more with its row held, for somebody may be at work on it.
A row that is missing is dated by the journal: it is known from the first step that made its matter count.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction

from approvals.asked import asked_once
from workflow.core import kinds
from workflow.core.counting import rows_of
from workflow.core.kinds import Kind
from workflow.core.models import Entry, Matter
from workflow.statistics.keeping import keep, said, said_by
from workflow.statistics.models import Counted

TOGETHER = 500


def recount(*, now: datetime) -> Iterator[int]:
    """The ids of the matters whose row was not as it should be; each is mended in a transaction of its own."""
    for kind in kinds.installed():
        if kind.figures:
            for ids in _parts(_that_may_count(kind)):
                yield from (pk for pk in differing(kind, ids) if _mended(kind, pk, now=now))


def _parts(ids: Iterator[int]) -> Iterator[list[int]]:
    while part := list(islice(ids, TOGETHER)):
        yield part


def _that_may_count(kind: Kind) -> Iterator[int]:
    """Matters of which a counting step was taken, or of which there is a row."""
    stepped = Entry.objects.filter(step__in=kind.figures.steps, matter__kind=kind.code).values("matter")
    counted = Counted.objects.current().filter(kind=kind.code).values("matter")
    matters = kind.model._default_manager.filter(pk__in=stepped.union(counted)).order_by("pk")
    return iter(list(matters.values_list("pk", flat=True)))


def differing(kind: Kind, ids: list[int]) -> list[int]:
    """Those whose row is not what their tables say."""
    kept = {row.matter_id: said_by(row) for row in Counted.objects.current().filter(matter__in=ids)}
    with asked_once():
        return [
            matter.pk for matter, row in rows_of(kind, ids)
            if (said(matter, row) if row else None) != kept.get(matter.pk)
        ]  # fmt: skip


@transaction.atomic
def _mended(kind: Kind, pk: int, *, now: datetime) -> bool:
    Matter.objects.held(pk)
    [(matter, row)] = rows_of(kind, [pk])
    known = Counted.objects.filter(matter_id=pk).exists()
    return keep(matter, row, now=now if known else _first_known(kind, pk) or now)


def _first_known(kind: Kind, pk: int) -> datetime | None:
    """When the first step was taken that counting hangs on."""
    entries = Entry.objects.filter(matter_id=pk, step__in=kind.figures.steps - {"correct"})
    return entries.order_by("seq").values_list("at", flat=True).first()
