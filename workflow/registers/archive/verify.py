"""Verifying a package (归档包核验): with no database and no server, years later, on another machine."""

import json
from collections.abc import Iterator
from pathlib import Path

from workflow.core import journal
from workflow.core.attachments import named_in

from . import bag
from .manifest import JOURNAL, METADATA, Held, Manifest


def verify(path: Path, *, digest: str = "") -> list[str]:
    """What is wrong with the package, one line each; nothing if it is as it was packed.

    Whoever can write the folder can also write its manifests anew: give the ``digest`` kept elsewhere to see that too.
    """
    if not path.is_dir():
        return [f"{path}: there is no such folder"]
    found = list(bag.faults(path))
    if digest and (path / bag.TAG_MANIFEST).is_file() and bag.digest_of(path) != digest:
        found.append(f"{bag.TAG_MANIFEST}: the package is not the one whose digest was kept")
    return found + list(_faults_of_content(path / "data"))


def _faults_of_content(data: Path) -> Iterator[str]:
    try:
        manifest = Manifest.read((data / METADATA).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield f"data/{METADATA}: cannot be read"
        return
    for held in manifest.held():
        yield from _faults_of_held(data, held)
    yield from _unknown(data, manifest)
    yield from _faults_of_names(data, manifest)
    yield from _faults_of_journal(data, manifest)


def _faults_of_held(data: Path, held: Held) -> Iterator[str]:
    path = data / held.path
    if not path.resolve().is_relative_to(data.resolve()) or not path.is_file():
        yield f"data/{held.path}: {METADATA} names it, but it is not there"
    elif bag.sha256_of(path) != held.sha256:
        yield f"data/{held.path}: not as {METADATA} says"


def _unknown(data: Path, manifest: Manifest) -> Iterator[str]:
    known = {METADATA, JOURNAL, *(held.path for held in manifest.held())}
    there = {path.relative_to(data).as_posix() for path in data.rglob("*") if not path.is_dir()}
    yield from (f"data/{name}: {METADATA} does not know it" for name in sorted(there - known))


def _faults_of_names(data: Path, manifest: Manifest) -> Iterator[str]:
    held = {file.sha256 for file in manifest.attachments} | manifest.withheld.keys()
    for revision in manifest.revisions:
        try:
            named = named_in(json.loads((data / revision.path).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            yield f"data/{revision.path}: cannot be read"
            continue
        for sha256 in sorted(named - held):
            yield f"data/{revision.path}: names the file {sha256}, which is missing"


def _faults_of_journal(data: Path, manifest: Manifest) -> Iterator[str]:
    try:
        lines = [json.loads(line) for line in (data / JOURNAL).read_text(encoding="utf-8").splitlines()]
        found = list(journal.faults_of_lines(lines))
        decided = {line["facts"]["digest"] for line in lines if line["step"] == "decide"}
        matters = {line["matter"] for line in lines}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield f"data/{JOURNAL}: cannot be read"
        return
    yield from (f"data/{JOURNAL}: {fault}" for fault in found)
    if len(lines) != manifest.entries or (lines and lines[-1]["hash"] != manifest.head):
        yield f"data/{JOURNAL}: does not end where {METADATA} says"
    if len(matters) > 1:
        yield f"data/{JOURNAL}: tells of more than one matter"
    for digest in sorted(decided - {revision.sha256 for revision in manifest.revisions}):
        yield f"data/{JOURNAL}: a decision names the revision {digest}, which is missing"
