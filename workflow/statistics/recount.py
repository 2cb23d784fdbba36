"""Recounting (重新统计): every matter's row is made again from its tables and compared; what differs is mended.

A row that is missing is dated by the journal: it is known from the first step that made its matter count.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from workflow.core import kinds
from workflow.core.kinds import Kind
from workflow.core.models import Entry, Matter
from workflow.statistics.keeping import keep
from workflow.statistics.models import Counted


def recount(*, now: datetime) -> Iterator[int]:
    """The ids of the matters whose row was not as it should be; each is mended in a transaction of its own."""
    for kind in kinds.installed():
        if kind.figures:
            for pk in _that_may_count(kind):
                with transaction.atomic():
                    if _mended(kind, pk, now=now):
                        yield pk


def _that_may_count(kind: Kind) -> list[int]:
    """Matters of which a counting step was taken, or of which there is a row."""
    stepped = Entry.objects.filter(step__in=kind.figures.steps, matter__kind=kind.code).values("matter")
    counted = Counted.objects.current().filter(kind=kind.code).values("matter")
    return list(kind.model._default_manager.filter(pk__in=stepped.union(counted)).order_by("pk").values_list("pk", flat=True))


def _mended(kind: Kind, pk: int, *, now: datetime) -> bool:
    matter = Matter.objects.held(pk)
    known = Counted.objects.filter(matter_id=pk).exists()
    return keep(matter, kind.figures.row(matter), now=now if known else _first_known(kind, pk) or now)


def _first_known(kind: Kind, pk: int) -> datetime | None:
    """When the first step was taken that counting hangs on."""
    entries = Entry.objects.filter(matter_id=pk, step__in=kind.figures.steps - {"correct"})
    return entries.order_by("seq").values_list("at", flat=True).first()
