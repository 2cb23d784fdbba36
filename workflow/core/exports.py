"""The heads of the journal as a file (导出): a comment names the checkpoint, then a line a matter; it is kept elsewhere.

    # checkpoint 12 5f0c…
    17 9 a3b1…                matter, number of its newest entry, that entry's hash
    # sha256 77e2…            of everything above: a file that was cut short on its way is no export
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workflow.core.checkpoints import Heads
from workflow.core.models import Checkpoint

MARK, SEAL = "# checkpoint ", "# sha256 "


class Export(NamedTuple):
    """What a file of heads says; ``checkpoint`` is None in those that were written without one."""

    heads: Heads
    checkpoint: tuple[int, str] | None = None


def lines(heads: Heads, checkpoint: Checkpoint | None) -> Iterator[str]:
    """The file's lines, the digest of all of them at the end."""
    digest = hashlib.sha256()
    for line in _said(heads, checkpoint):
        digest.update(line.encode())
        yield line
    yield f"{SEAL}{digest.hexdigest()}\n"


def _said(heads: Heads, checkpoint: Checkpoint | None) -> Iterator[str]:
    if checkpoint:
        yield f"{MARK}{checkpoint.no} {checkpoint.digest}\n"
    yield from (f"{matter} {seq} {hash}\n" for matter, (seq, hash) in sorted(heads.items()))


def read(path: Path) -> Export:
    """A file read back; OSError or ValueError for what is none, or not all of one. Those of 0.3 end without a digest."""
    heads: Heads = {}
    checkpoint, digest = None, hashlib.sha256()
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(SEAL):
            if line.removeprefix(SEAL) != digest.hexdigest():
                raise ValueError("not as it was exported")
            continue
        digest.update(f"{line}\n".encode())
        if line.startswith(MARK):
            no, of = line.removeprefix(MARK).split()
            checkpoint = (int(no), of)
        else:
            matter, seq, hash = line.split()
            heads[int(matter)] = (int(seq), hash)
    return Export(heads, checkpoint)


def write(path: Path, heads: Heads, checkpoint: Checkpoint | None) -> None:
    """The whole file or none."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text("".join(lines(heads, checkpoint)), encoding="ascii")
    os.replace(aside, path)
