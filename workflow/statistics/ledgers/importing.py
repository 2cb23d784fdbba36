"""Importing (导入): a worker checks every row, says how far it is, and takes the ledger in whole or not at all.

One worker at a time has a ledger; one that is killed leaves it to the next. Undoing takes the rows out from that moment on:
what was summed before can still be had as of an earlier day, for rows are closed and never removed.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from approvals.errors import NotComplete, NotNow
from notifications import jobs
from workflow.core.lease import leased
from workflow.core.under_way.sheet import rows_of
from workflow.statistics.ledgers.columns import COLUMNS
from workflow.statistics.ledgers.duplicates import counted_already, twice
from workflow.statistics.ledgers.reading import known_tasks, understood
from workflow.statistics.ledgers.receiving import JOB
from workflow.statistics.models import Batch, Counted

MOST_LINES = 20_000
MOST_SENTENCES = 1000
PART = 500  # lines after which it is said how far the checking is
TRIES = 2  # a worker that dies twice over the same file is not sent a third one

logger = logging.getLogger(__name__)


@dataclass
class Read:
    """The rows that were understood, and what is wrong with the others."""

    rows: list[dict] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def take_in_ledgers(*, now: datetime) -> int:
    """Take in what was handed in, oldest first; how many ledgers count now that did not before."""
    waiting = Batch.objects.filter(state__in=Batch.OPEN).order_by("pk").values_list("pk", flat=True)
    return sum(take_in(pk, now=now) for pk in list(waiting))


def take_in(pk: int, *, now: datetime) -> bool:
    """Take that ledger in, unless somebody else is about it; whether it counts now."""
    with leased(f"ledger {pk}") as ours:
        batch = Batch.objects.select_related("by").get(pk=pk)
        if not ours or not batch.open:
            return False
        with override(batch.by.language or None):
            if batch.tries >= TRIES:
                return _refused(batch, [_("Taking it in broke off twice. Hand the file in again, perhaps in parts.")])
            _tell(batch, state=Batch.State.CHECKING, tries=batch.tries + 1, checked=0)
            return _carried_out(batch, now)


def _carried_out(batch: Batch, now: datetime) -> bool:
    try:
        read = _checked(batch, now)
        return _refused(batch, read.wrong) if read.wrong else _written(batch, read.rows, now)
    except NotComplete as refusal:
        return _refused(batch, [str(sentence) for sentence in refusal.complaints])
    except Exception as error:  # noqa: BLE001 - one bad file must not keep the others waiting
        logger.error("A ledger could not be taken in (%s).", type(error).__name__, exc_info=error)
        jobs.failed.send_robust(sender=JOB, job=JOB, error=error)
        return _refused(batch, [_("The file could not be taken in. The office has been told; the file is kept.")])


def _checked(batch: Batch, now: datetime) -> Read:
    with NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(batch.packed)
        file.flush()
        lines = rows_of(Path(file.name), COLUMNS, most=MOST_LINES)
    if not lines:
        raise NotComplete(_("The ledger has no line."))
    _tell(batch, lines=len(lines))
    today, tasks, read = timezone.localdate(now), known_tasks(), Read()
    for at, (row, cells) in enumerate(lines, start=1):
        fields, sentences = understood(row, cells, today=today, tasks=tasks, year=batch.year)
        read.rows.append(fields)
        read.wrong += sentences
        if at % PART == 0 or at == len(lines):
            _tell(batch, checked=at)
    read.wrong += twice(read.rows)
    return read


@transaction.atomic
def _written(batch: Batch, rows: list[dict], now: datetime) -> bool:
    """Every row and the word that they count, in one transaction; one ledger after the other, so that none counts twice."""
    _tell(batch, state=Batch.State.WRITING)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('ledgers', 0))")
    if known := counted_already(rows):
        return _refused(batch, known)
    _copy([Counted(batch=batch, written_at=now, **row) for row in rows])
    _tell(batch, state=Batch.State.COUNTED)
    return True


def _copy(rows: list[Counted]) -> None:
    """By COPY, for twenty thousand rows by INSERT take ten times as long."""
    columns = [column.attname for column in Counted._meta.concrete_fields if column.attname != "id"]
    with connection.cursor() as cursor, cursor.copy(f"COPY statistics_counted ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([getattr(row, name) for name in columns])


def _refused(batch: Batch, sentences: list[str]) -> bool:
    _tell(batch, state=Batch.State.REFUSED, wrong=len(sentences), complaints=sentences[:MOST_SENTENCES])
    return False


def _tell(batch: Batch, **how) -> None:
    Batch.objects.filter(pk=batch.pk).update(**how)


@transaction.atomic
def undo(batch_id: int, *, by, now: datetime) -> Batch:
    """Take the rows of a batch out (撤销导入). Raises NotNow for one that does not count, or not any more."""
    batch = Batch.objects.defer("packed").select_for_update(of=("self",)).get(pk=batch_id)
    if batch.state == Batch.State.UNDONE:
        raise NotNow(_("This import is undone already."))
    if batch.state != Batch.State.COUNTED:
        raise NotNow(_("This import does not count; there is nothing to undo."))
    batch.state, batch.undone_at, batch.undone_by = Batch.State.UNDONE, max(now, batch.at), by
    batch.save(update_fields=["state", "undone_at", "undone_by"])
    batch.rows.filter(replaced_at=None).update(replaced_at=batch.undone_at)
    return batch
