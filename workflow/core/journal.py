"""The journal (台账记录): every step leaves an Entry, chained by hash; a trigger refuses change."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC

from django.db import connection

from workflow.core.canonical import canonical_json
from workflow.core.models.entry import Entry

START = "0" * 64


def record(matter, step: str, *, source: str, by, now, facts: dict) -> Entry:
    """Write the next entry of the matter, whose row is held."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM core_entry WHERE matter_id = %s ORDER BY seq DESC LIMIT 1", [matter.pk])
        last = cursor.fetchone()
    seq, prev = (last[0] + 1, last[1]) if last else (1, START)
    entry = Entry(
        matter_id=matter.pk, seq=seq, at=now, by=by, step=step, source=source, target=matter.state, facts=facts, prev=prev
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def hash_of(entry: Entry) -> str:
    """SHA-256 over the canonical JSON of everything the entry says, its predecessor's hash included."""
    return hash_of_said(said_by(entry))


def hash_of_said(said: dict) -> str:
    """The same for what an entry says as plain values: no database is asked."""
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()


def said_by(entry: Entry) -> dict:
    """Everything an entry says but its own hash, as plain JSON values; instants in UTC."""
    return {
        "matter": entry.matter_id, "seq": entry.seq, "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by_id, "step": entry.step, "source": entry.source, "target": entry.target,
        "facts": entry.facts, "prev": entry.prev,
    }  # fmt: skip


def line_of(entry: Entry) -> dict:
    """An entry as a line for an export or a package: what it says, and its hash."""
    return said_by(entry) | {"hash": entry.hash}


def faults(entries: Iterable[Entry]) -> Iterator[str]:
    """What is wrong with one matter's entries, given in order of ``seq``; nothing if the chain holds."""
    return faults_of_lines(map(line_of, entries))


def faults_of_lines(lines: Iterable[dict]) -> Iterator[str]:
    """The same for exported lines; pure, so that a package can be verified where no database is."""
    prev, expected, state = START, 1, None
    for line in lines:
        where = f"matter {line['matter']}: entry {line['seq']}"
        if line["seq"] != expected:
            yield f"matter {line['matter']}: entry {expected} is missing before {line['seq']}"
        elif line["prev"] != prev:
            yield f"{where} does not follow the one before it"
        if not _is_as_written(line):
            yield f"{where} was changed"
        if state is not None and line["source"] != state:
            yield f"{where} starts in {line['source']}, the one before ended in {state}"
        prev, expected, state = line["hash"], line["seq"] + 1, line["target"]


def _is_as_written(line: dict) -> bool:
    try:
        return line["hash"] == hash_of_said({name: value for name, value in line.items() if name != "hash"})
    except TypeError:  # somebody put in what has no canonical form
        return False
