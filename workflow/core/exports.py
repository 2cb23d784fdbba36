"""The heads of the journal as a file (导出): a comment names the checkpoint, then a line a matter; it is kept elsewhere.

    # checkpoint 12 5f0c…
    17 9 a3b1…                matter, number of its newest entry, that entry's hash
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workflow.core.checkpoints import Heads
from workflow.core.models import Checkpoint


class Export(NamedTuple):
    """What a file of heads says; ``checkpoint`` is None in those that were written without one."""

    heads: Heads
    checkpoint: tuple[int, str] | None = None


def lines(heads: Heads, checkpoint: Checkpoint | None) -> Iterator[str]:
    """The file's lines."""
    if checkpoint:
        yield f"# checkpoint {checkpoint.no} {checkpoint.digest}\n"
    yield from (f"{matter} {seq} {hash}\n" for matter, (seq, hash) in sorted(heads.items()))


def read(path: Path) -> Export:
    """A file read back; OSError or ValueError for what is none."""
    heads: Heads = {}
    checkpoint = None
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith("# checkpoint "):
            _mark, _word, no, digest = line.split()
            checkpoint = (int(no), digest)
        else:
            matter, seq, hash = line.split()
            heads[int(matter)] = (int(seq), hash)
    return Export(heads, checkpoint)


def write(path: Path, heads: Heads, checkpoint: Checkpoint | None) -> None:
    """The whole file or none."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text("".join(lines(heads, checkpoint)), encoding="ascii")
    os.replace(aside, path)
