"""Packages sealed before there were file numbers get one (补编档号), in the order of sealing; the package itself is not touched.

Run it before the first file of a new year and period is sealed: a number once given stays.
"""

from django.db import transaction
from django.db.models import QuerySet

from workflow.registers.models import ArchivePackage, Period

from . import numbers, retention


def without() -> QuerySet[ArchivePackage]:
    """The packages without a number, in the order in which they were sealed."""
    return ArchivePackage.objects.filter(file_no=None).select_related("matter").order_by("made_at", "pk")


@transaction.atomic
def number_all() -> list[ArchivePackage]:
    """Give each a number, and a period where it has none. Whoever comes second waits, and finds nothing left to do."""
    found = list(without().select_for_update(of=("self",)))
    for package in found:
        period = Period(package.retention or retention.period_of(package.matter.kind))
        package.file_no = numbers.given(year=package.year, period=period)
        if not package.retention:
            package.retention, package.kept_until = period.value, retention.last_day(period, year=package.year)
        package.save(update_fields=["file_no", "retention", "kept_until"])
    return found
