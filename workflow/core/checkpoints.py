"""Checkpoints (核对点): the newest entry of every matter, folded into one rolling digest an hour.

A hash chain shows what was changed inside of it, not what was cut off its end. A checkpoint keeps the ends that moved,
and its digest runs over them and over the checkpoint before: an end, a head or a checkpoint that was taken away is
missed. Whoever can write everything anew is seen by an export that lies elsewhere (``manage.py journal_heads``).
"""

from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from workflow.core.canonical import canonical_json, digest
from workflow.core.models import Checkpoint, JournalHead

START = "0" * 64
ONE_AT_A_TIME = 7_305_021  # an advisory lock of this module alone
MOVED = """
SELECT newest.matter_id, newest.seq, newest.hash FROM (
  SELECT DISTINCT ON (matter_id) matter_id, seq, hash FROM core_entry ORDER BY matter_id, seq DESC
) AS newest
WHERE NOT EXISTS (SELECT 1 FROM core_journalhead AS head WHERE head.matter = newest.matter_id AND head.seq >= newest.seq)
ORDER BY newest.matter_id
"""
Heads = dict[int, tuple[int, str]]  # matter → number and hash of an entry


@transaction.atomic
def take(*, now) -> Checkpoint | None:
    """Write down what moved; None where nothing did. Two at the same time wait for one another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute(MOVED)
        moved = cursor.fetchall()
    if not moved:
        return None
    last = newest()
    no, prev = (last.no + 1, last.digest) if last else (1, START)
    taken = Checkpoint.objects.create(no=no, at=now, prev=prev, digest=digest_of(no, prev, moved))
    JournalHead.objects.bulk_create(
        (JournalHead(checkpoint=taken, matter=matter, seq=seq, hash=hash) for matter, seq, hash in moved), batch_size=2000
    )
    return taken


def newest() -> Checkpoint | None:
    """The last checkpoint."""
    return Checkpoint.objects.order_by("-no").first()


def digest_of(no: int, prev: str, heads: Iterable[tuple[int, int, str]]) -> str:
    """The rolling digest of a checkpoint: its number, the digest before, its heads by matter."""
    return digest(canonical_json({"no": no, "prev": prev, "heads": [list(head) for head in heads]}))


def heads() -> Heads:
    """The newest head of every matter as the checkpoints have it."""
    rows = JournalHead.objects.order_by("matter", "-seq").distinct("matter").values_list("matter", "seq", "hash")
    return {matter: (seq, hash) for matter, seq, hash in rows}


def faults(*, known: tuple[int, str] | None = None) -> Iterator[str]:
    """Where the checkpoints are not as they were taken; ``known`` is number and digest of one that was exported."""
    expected, prev, met = 1, START, False
    for checkpoint in Checkpoint.objects.order_by("no").iterator(chunk_size=500):
        if checkpoint.no != expected:
            yield f"checkpoint {expected} is missing before {checkpoint.no}"
        elif checkpoint.prev != prev:
            yield f"checkpoint {checkpoint.no} does not follow the one before it"
        rows = checkpoint.heads.order_by("matter").values_list("matter", "seq", "hash")
        if checkpoint.digest != digest_of(checkpoint.no, checkpoint.prev, rows):
            yield f"checkpoint {checkpoint.no} was changed"
        met = met or known == (checkpoint.no, checkpoint.digest)
        expected, prev = checkpoint.no + 1, checkpoint.digest
    if known and not met:
        yield f"checkpoint {known[0]} is not there as it was exported"
