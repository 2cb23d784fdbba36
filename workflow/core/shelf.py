"""The shelf (存放): bytes lie under their SHA-256, below the default storage's folder, written whole or not at all."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from approvals.errors import NotComplete

CHUNK = 256 * 1024
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Received:
    """An upload as it came, on disk but not yet on the shelf."""

    path: Path
    sha256: str
    size: int

    def keep(self) -> Path:
        """Put it on its place; bytes that are there already are left as they are."""
        place = place_of(self.sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and place.stat().st_size == self.size:
            os.utime(place)  # the sweeping of files nobody names goes by age
        else:
            os.replace(self.path, place)
            settle(place.parent)
        return place


def root() -> Path:
    """The folder of all files."""
    return Path(default_storage.location)  # type: ignore[attr-defined]


def place_of(sha256: str) -> Path:
    """Where the bytes of that digest lie."""
    if not SHA256.fullmatch(sha256):
        raise ValueError("A place on the shelf is named by a SHA-256 in hexadecimal.")
    return root() / sha256[:2] / sha256


@contextmanager
def receiving(upload, *, limit: int) -> Iterator[Received]:
    """Stream an upload to disk; whatever is not kept is gone at the end."""
    incoming = root() / ".incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=incoming)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            sha256, size = _written(_chunks(upload), file, limit)
        yield Received(path, sha256, size)
    finally:
        path.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Have a rename in that folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lain_for(seconds: float) -> Iterator[Path]:
    """Files that were put on the shelf, or left half received, that long ago."""
    for pattern in ("[0-9a-f][0-9a-f]/*", ".incoming/*"):
        yield from (path for path in root().glob(pattern) if lain(path, seconds))


def lain(path: Path, seconds: float) -> bool:
    """Whether the file is there and nobody has put it there (again) since."""
    return path.exists() and path.stat().st_mtime < time.time() - seconds


def _chunks(upload) -> Iterator[bytes]:
    if hasattr(upload, "chunks"):
        yield from upload.chunks()
        return
    while chunk := upload.read(CHUNK):
        yield chunk


def _written(chunks, file, limit: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise NotComplete(_("The file is too large; at most %(limit)d MB are possible.") % {"limit": limit >> 20})
        digest.update(chunk)
        file.write(chunk)
    if not size:
        raise NotComplete(_("The file is empty; choose it again."))
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest(), size
