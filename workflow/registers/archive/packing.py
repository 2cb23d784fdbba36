"""Packing (装包): the same content gives the same bytes; a package is there as a whole or not at all."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core.canonical import canonical_json
from workflow.core.shelf import settle

from .bag import Bag
from .describing import described
from .manifest import DESCRIPTION, Held, Manifest, safe_name
from .verify import JOURNAL, METADATA

NUMBER = re.compile(r"\w[\w.-]*")


def pack(
    *,
    number: str,
    kind: str,
    title: str,
    revisions: Iterable[tuple[int, str, str]],
    entries: Iterable[dict],
    files: Iterable[tuple[str, Path | bytes, str]],
    papers: Iterable[tuple[str, bytes]],
    metadata: Mapping[str, Any],
    target: Path,
    withheld: Mapping[str, str] | None = None,
    description: Mapping[str, Any] | None = None,
    replace: bool = False,
) -> Manifest:
    """Build the package in the folder ``target`` and return its manifest, with the digest that stands for it.

    ``entries`` are the journal's lines (core.journal.line_of); ``description`` becomes an XML; ``withheld`` says of files
    named in a revision why they stay out. Raises NotComplete for what is not what its digest says, NotNow if the package is
    there already, unless ``replace``.
    """
    if not NUMBER.fullmatch(number):
        raise ValueError(f"{number!r} cannot name a folder")
    if target.exists() and not replace:
        raise NotNow(_("The package %(number)s exists already.") % {"number": number})
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".packing-", ignore_cleanup_errors=True) as aside:
        folder = Path(aside, "bag")
        folder.mkdir(mode=0o750)
        bag, lines = Bag(folder), list(entries)
        manifest = Manifest(
            number=number, kind=kind, title=title, metadata=dict(metadata), withheld=dict(withheld or {}),
            revisions=_revisions(bag, revisions), attachments=_attachments(bag, files), papers=_papers(bag, papers),
            entries=len(lines), head=lines[-1]["hash"] if lines else "",
        )  # fmt: skip
        if description is not None:
            manifest = manifest.with_description(_description(bag, manifest, description))
        bag.put(JOURNAL, "".join(canonical_json(line) + "\n" for line in lines).encode())
        bag.put(METADATA, manifest.text().encode())
        digest = bag.close({"External-Identifier": number, "External-Description": title})
        _move(folder, target, Path(aside, "replaced"))
    return manifest.sealed(digest)


def _revisions(bag: Bag, revisions: Iterable[tuple[int, str, str]]) -> tuple[Held, ...]:
    held = []
    for no, canonical, digest in revisions:
        name = f"revisions/{no:04d}.json"
        if bag.put(name, canonical.encode()) != digest:
            raise NotComplete(_("Revision %(no)d is not as it was signed; have the journal verified.") % {"no": no})
        held.append(Held(str(no), name, digest))
    return tuple(held)


def _attachments(bag: Bag, files: Iterable[tuple[str, Path | bytes, str]]) -> tuple[Held, ...]:
    held: dict[str, Held] = {}
    for name, content, sha256 in files:
        path = f"attachments/{sha256[:16]}-{safe_name(name)}"
        if path not in held:
            held[path] = Held(name, path, sha256)
            if bag.put(path, content) != sha256:
                raise NotComplete(_("“%(name)s” is not as it was uploaded; restore it first.") % {"name": name})
    return tuple(held.values())


def _papers(bag: Bag, papers: Iterable[tuple[str, bytes]]) -> tuple[Held, ...]:
    held = []
    for number, (name, content) in enumerate(papers, start=1):
        path = f"papers/{number:02d}-{safe_name(name)}"
        bag.put(path, content)
        held.append(Held(name, path, hashlib.sha256(content).hexdigest()))
    return tuple(held)


def _description(bag: Bag, manifest: Manifest, said: Mapping[str, Any]) -> Held:
    files = [(held.name, held.path, held.sha256) for held in manifest.held()]
    return Held("description", DESCRIPTION, bag.put(DESCRIPTION, described(said, files)))


def _move(folder: Path, target: Path, replaced: Path) -> None:
    if target.exists():
        os.rename(target, replaced)
    os.rename(folder, target)
    settle(target.parent)
    shutil.rmtree(replaced, ignore_errors=True)
