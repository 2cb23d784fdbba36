"""Receiving a ledger (收台账): it is laid down for a worker; the same file, while it counts, is the same import."""

import hashlib
import io
from datetime import datetime
from zipfile import BadZipFile, ZipFile

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from notifications.poke import publish
from workflow.statistics.models import Batch

JOB = "statistics.ledgers"
LARGEST = 8 * 1024 * 1024
UNPACKED = 120 * 1024 * 1024


def receive(packed: bytes, *, file_name: str, by, now: datetime, year: int | None = None) -> tuple[Batch, bool]:
    """The import of that file, and whether it was handed in before. With ``year`` every row must be of it.

    Raises NotComplete for what is too large or no spreadsheet.
    """
    _refuse_what_is_no_sheet(packed)
    digest = hashlib.sha256(packed).hexdigest()
    in_force = Batch.objects.exclude(state__in=(Batch.State.REFUSED, Batch.State.UNDONE)).defer("packed")
    if known := in_force.filter(sha256=digest).first():
        return known, True
    try:
        with transaction.atomic():
            batch = Batch.objects.create(
                file_name=file_name[:200], sha256=digest, packed=packed, year=year, by=by, at=now, lines=0
            )
    except IntegrityError:  # somebody handed the same file in at the same moment
        return in_force.get(sha256=digest), True
    transaction.on_commit(lambda: publish(JOB), robust=True)
    return batch, False


def _refuse_what_is_no_sheet(packed: bytes) -> None:
    if len(packed) > LARGEST:
        raise NotComplete(_("The file is larger than %(size)d MB; take it over in parts.") % {"size": LARGEST // 1024 // 1024})
    try:
        with ZipFile(io.BytesIO(packed)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except BadZipFile as error:
        raise NotComplete(_("The file cannot be read as an .xlsx spreadsheet.")) from error
    if unpacked > UNPACKED:
        raise NotComplete(_("The file cannot be read as an .xlsx spreadsheet."))
