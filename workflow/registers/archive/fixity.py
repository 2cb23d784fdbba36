"""Fixity (固化核验): every night the bytes of packages are read again; what is not as it was sealed is on the row.

Every ten minutes of the night some, the damaged first, then those that were not read for the longest: a turn stays well
below the time after which the broker would hand the job to another worker.
"""

from datetime import datetime

from django.db.models import F

from workflow.registers.models import ArchivePackage

from .verify import verify

A_TURN = 200
MOST_FAULTS = 20  # kept of one package


class NotWhole(Exception):
    """A package is not as it was sealed; which, stands in the archive (/archive/?only=damaged)."""


def check(package: ArchivePackage, *, now: datetime) -> list[str]:
    """Read one package; the row remembers when, and what was wrong."""
    faults = verify(package.folder, digest=package.digest)
    told = "\n".join(fault.replace(f"{package.folder}: ", "") for fault in faults[:MOST_FAULTS])
    still_kept = ArchivePackage.objects.filter(pk=package.pk, disposed_at=None)
    still_kept.update(verified_at=now, fault=told)
    return faults


def check_some(*, now: datetime, most: int | None = A_TURN) -> int:
    """The packages whose turn it is; returns how many of all are damaged."""
    kept = ArchivePackage.objects.filter(disposed_at=None)
    turn = kept.filter(fault="").order_by(F("verified_at").asc(nulls_first=True), "pk")[:most]
    for package in [*kept.exclude(fault=""), *turn]:
        check(package, now=now)
    return kept.exclude(fault="").count()
