"""Keeping (归档入库): a matter is packed into var/archive/, read back, and the package's digest remembered."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.core import journal

from ..models.archive import ArchivePackage
from . import numbers, retention
from .manifest import Manifest
from .packing import pack
from .telling import said_of
from .verify import verify


def keep(
    matter,
    *,
    files: Iterable[tuple[str, Path | bytes, str]],
    papers: Iterable[tuple[str, bytes]],
    by,
    now,
    metadata: Mapping[str, Any] | None = None,
    withheld: Mapping[str, str] | None = None,
) -> tuple[Path, list[str]]:
    """Pack the matter, whose row is held; returns where the package lies and what is wrong with it.

    With faults nothing is kept, and the caller undoes the sealing: its number is given again. A folder left by an attempt
    that was undone is replaced; a package that is in the books never is (NotNow).
    """
    if ArchivePackage.objects.filter(matter_id=matter.pk).exists():
        raise NotNow(_("This matter is archived already."))
    target = Path(settings.VAR, "archive", matter.number)
    year, period = timezone.localdate(now).year, retention.period_of(matter.kind)
    places = numbers.places_of(year=year, period=period)
    number = numbers.counted(places)
    file_no = numbers.filled(places, number=number)
    told = {"file_no": file_no, "year": year, "retention": period.value}
    manifest = _packed(
        matter, files=files, papers=papers, metadata=told | dict(metadata or {}), withheld=withheld, target=target,
        described=said_of(matter, file_no=file_no, number=number, year=year, period=period, now=now),
    )  # fmt: skip
    faults = verify(target, digest=manifest.digest)
    if faults:
        shutil.rmtree(target)
        return target, faults
    ArchivePackage.objects.create(
        matter_id=matter.pk, path=str(target.relative_to(settings.VAR)), digest=manifest.digest,
        made_at=now, made_by=by, verified_at=now, file_no=file_no, year=year, retention=period.value,
        kept_until=retention.last_day(period, year=year),
    )  # fmt: skip
    return target, []


def _packed(matter, *, files, papers, metadata, withheld, target: Path, described: Mapping[str, Any]) -> Manifest:
    return pack(
        number=matter.number,
        kind=matter.kind,
        title=matter.title,
        revisions=matter.revisions.values_list("no", "canonical", "digest"),
        entries=[journal.line_of(entry) for entry in matter.entries.order_by("seq")],
        files=files,
        papers=papers,
        metadata=metadata,
        withheld=withheld,
        description=described,
        target=target,
        replace=True,
    )
