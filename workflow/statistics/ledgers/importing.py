"""Importing (导入): a ledger is taken in whole or not at all, once; undoing takes its rows out from that moment on.

What was summed before the undoing can still be had as of an earlier day, for rows are closed and never removed.
"""

import hashlib
import io
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile, ZipFile

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core.under_way.sheet import rows_of
from workflow.statistics.ledgers.columns import COLUMNS
from workflow.statistics.ledgers.reading import known_tasks, understood
from workflow.statistics.models import Batch, Counted

LARGEST = 4 * 1024 * 1024
UNPACKED = 120 * 1024 * 1024
MOST_SENTENCES = 50


@dataclass(frozen=True)
class Outcome:
    """The batch, whether it was there already, or what is wrong with the file."""

    batch: Batch | None = None
    known: bool = False
    complaints: list[str] = field(default_factory=list)


@transaction.atomic
def import_ledger(packed: bytes, *, file_name: str, by, now: datetime) -> Outcome:
    """Take every line in, or say what is wrong with which; the same file again does nothing.

    Raises NotComplete for a file that is not this spreadsheet at all.
    """
    digest = hashlib.sha256(packed).hexdigest()
    if known := Batch.objects.filter(sha256=digest, undone_at=None).first():
        return Outcome(batch=known, known=True)
    rows, complaints = _read(packed, now=now)
    if complaints:
        return Outcome(complaints=complaints)
    batch = Batch.objects.create(file_name=file_name[:200], sha256=digest, lines=len(rows), by=by, at=now)
    Counted.objects.bulk_create((Counted(batch=batch, written_at=now, **row) for row in rows), batch_size=500)
    return Outcome(batch=batch)


def _read(packed: bytes, *, now: datetime) -> tuple[list[dict], list[str]]:
    _refuse_what_is_too_much(packed)
    with NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(packed)
        file.flush()
        lines = rows_of(Path(file.name), COLUMNS)
    if not lines:
        raise NotComplete(_("The ledger has no line."))
    today, tasks = timezone.localdate(now), known_tasks()
    read = [understood(row, cells, today=today, tasks=tasks) for row, cells in lines]
    complaints = [sentence for _fields, sentences in read for sentence in sentences]
    more = len(complaints) - MOST_SENTENCES
    if more > 0:
        complaints = [*complaints[:MOST_SENTENCES], _("And %(number)d mistakes more.") % {"number": more}]
    return [fields for fields, _sentences in read], complaints


def _refuse_what_is_too_much(packed: bytes) -> None:
    if len(packed) > LARGEST:
        raise NotComplete(_("The file is larger than %(size)d MB; take it over in parts.") % {"size": LARGEST // 1024 // 1024})
    try:
        with ZipFile(io.BytesIO(packed)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except BadZipFile as error:
        raise NotComplete(_("The file cannot be read as an .xlsx spreadsheet.")) from error
    if unpacked > UNPACKED:
        raise NotComplete(_("The file cannot be read as an .xlsx spreadsheet."))


@transaction.atomic
def undo(batch_id: int, *, by, now: datetime) -> Batch:
    """Take the rows of a batch out (撤销导入). Raises NotNow for one that is undone already."""
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if batch.undone_at:
        raise NotNow(_("This import is undone already."))
    batch.undone_at, batch.undone_by = max(now, batch.at), by
    batch.save(update_fields=["undone_at", "undone_by"])
    batch.rows.filter(replaced_at=None).update(replaced_at=batch.undone_at)
    return batch
