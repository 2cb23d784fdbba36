"""Verifying (核验) the books: what was changed, removed or reordered behind the application's back is found and named.

Everything is read from one snapshot, so that work going on meanwhile looks like no fault.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Subquery

from approvals.models import Decision
from workflow.core import checkpoints, journal
from workflow.core.canonical import digest
from workflow.core.checkpoints import Heads
from workflow.core.models import Entry, Matter, Revision

Decided = dict[int, dict]  # decision → the journal's line that tells of it
Ends = tuple[tuple[str, Heads], ...]  # in what words, which heads
BATCH = 2000


@contextmanager
def snapshot() -> Iterator[None]:
    """One unchanging view of the database for everything asked inside."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def faults(*, heads: Heads, newest: Heads, checkpoint: tuple[int, str] | None = None) -> Iterator[str]:
    """All faults, one line each. ``heads`` and ``checkpoint`` were exported earlier; ``newest`` is filled with the heads
    as they are.
    """
    decided: Decided = {}
    ends = (("as it was exported", heads), ("as a checkpoint has it", checkpoints.heads()))
    yield from _faults_of_journal(decided, newest=newest, ends=ends)
    for told, known in ends:
        for matter in sorted(known.keys() - newest.keys()):
            yield f"matter {matter}: no entry is left, {known[matter][0]} were there {told}"
    yield from checkpoints.faults(known=checkpoint)
    yield from _faults_of_states()
    yield from _faults_of_revisions()
    yield from _faults_of_decisions(decided)


def _faults_of_journal(decided: Decided, *, newest: Heads, ends: Ends) -> Iterator[str]:
    entries = Entry.objects.order_by("matter_id", "seq").iterator(chunk_size=BATCH)
    for matter, of_matter in groupby(map(journal.line_of, entries), key=lambda line: line["matter"]):
        lines = list(of_matter)
        newest[matter] = (lines[-1]["seq"], lines[-1]["hash"])
        yield from journal.faults_of_lines(lines)
        yield from _twice_told(decided, lines)
        for told, known in ends:
            seq, hash = known.get(matter, newest[matter])
            if not any(line["seq"] == seq and line["hash"] == hash for line in lines):
                yield f"matter {matter}: entry {seq} is not there {told}"


def _twice_told(decided: Decided, lines: list[dict]) -> Iterator[str]:
    for line in lines:
        decision = line["facts"].get("decision") if line["step"] == "decide" else None
        if decision in decided:
            yield f"{_where(line)} tells of decision {decision} a second time"
        elif decision is not None:
            decided[decision] = line


def _faults_of_states() -> Iterator[str]:
    newest = Entry.objects.filter(matter=OuterRef("pk")).order_by("-seq").values("target")[:1]
    matters = Matter.objects.annotate(newest=Subquery(newest)).values_list("pk", "state", "newest")
    for pk, state, target in matters.exclude(newest__isnull=False, newest=F("state")).order_by("pk").iterator():
        yield f"matter {pk}: it stands at {state}, its newest entry names {target or 'nothing'}"


def _faults_of_revisions() -> Iterator[str]:
    rows = Revision.objects.order_by("matter_id", "no").values_list("matter_id", "no", "canonical", "digest")
    for matter, no, canonical, expected in rows.iterator(chunk_size=BATCH):
        if digest(canonical) != expected:
            yield f"matter {matter}: revision {no} was changed"


def _faults_of_decisions(decided: Decided) -> Iterator[str]:
    named = Exists(Revision.objects.filter(matter=OuterRef("subject"), digest=OuterRef("digest")))
    for decision in Decision.objects.annotate(names_a_revision=named).order_by("pk").iterator(chunk_size=BATCH):
        line = decided.pop(decision.pk, None)
        if line is None:
            yield f"matter {decision.subject_id}: decision {decision.pk} has no entry"
        elif _told(line) != (decision.subject_id, decision.by_id, decision.verdict, decision.digest):
            yield f"matter {decision.subject_id}: decision {decision.pk} is not as entry {line['seq']} tells it"
        elif decision.digest and not decision.names_a_revision:
            yield f"matter {decision.subject_id}: decision {decision.pk} names a revision that is gone"
    yield from (f"{_where(line)} tells of decision {pk}, which is gone" for pk, line in decided.items())


def _told(line: dict) -> tuple:
    facts = line["facts"]
    return line["matter"], facts.get("decided_by", line["by"]), facts.get("verdict"), facts.get("digest")


def _where(line: dict) -> str:
    return f"matter {line['matter']}: entry {line['seq']}"
