"""Fixity (固化核验): every night the bytes of packages are read again; what is not as it was sealed is on the row.

None is sampled, all have their turn: every ten minutes of the night some, the damaged first, then those that were not read for
the longest. A turn stays well below the time after which the broker would hand the job to another worker.
"""

import logging
from datetime import datetime
from typing import NamedTuple

from django.db.models import F

from workflow.registers.models import ArchivePackage

from .verify import verify

A_TURN = 200
MOST_FAULTS = 20  # kept of one package


log = logging.getLogger(__name__)


class Turn(NamedTuple):
    """What one turn did: packages read and their bytes, how many of all are damaged."""

    read: int
    octets: int
    damaged: int


class NotWhole(Exception):
    """A package is not as it was sealed; which, stands in the archive (/archive/?only=damaged)."""


def check(package: ArchivePackage, *, now: datetime) -> list[str]:
    """Read one package; the row remembers when, and what was wrong."""
    faults = verify(package.folder, digest=package.digest)
    told = "\n".join(fault.replace(f"{package.folder}: ", "") for fault in faults[:MOST_FAULTS])
    still_kept = ArchivePackage.objects.filter(pk=package.pk, disposed_at=None)
    still_kept.update(verified_at=now, fault=told)
    return faults


def check_some(*, now: datetime, most: int | None = A_TURN) -> Turn:
    """The packages whose turn it is; each is remembered at once, so a turn that is killed goes on behind the last one read."""
    kept = ArchivePackage.objects.filter(disposed_at=None)
    due = kept.filter(fault="").order_by(F("verified_at").asc(nulls_first=True), "pk")[:most]
    read = octets = 0
    for package in [*kept.exclude(fault=""), *due]:
        check(package, now=now)
        read, octets = read + 1, octets + _octets(package)
    turn = Turn(read, octets, kept.exclude(fault="").count())
    log.info("fixity: %d packages, %d bytes read, %d damaged", *turn)
    return turn


def _octets(package: ArchivePackage) -> int:
    return sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file())
