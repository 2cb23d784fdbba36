"""Filling a bag (BagIt 1.0, RFC 8493): payload under data/, every file's SHA-256 in a manifest, and the manifests' own too.

``verify.py`` reads it back and lies in it, so that whoever finds the folder can check it.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from . import verify

VERIFIER = "verify.py"
CHUNK = 1024 * 1024


class Bag:
    """A bag being filled; ``close`` writes its manifests and returns the digest that stands for all of it."""

    def __init__(self, folder: Path):
        self.folder, self.octets = folder, 0
        self.payload: dict[str, str] = {}

    def put(self, name: str, content: bytes | Path) -> str:
        """Add a payload file and return its SHA-256; the same name twice is a mistake."""
        if f"data/{name}" in self.payload:
            raise ValueError(f"{name} is in the bag already")
        path = self.folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.payload[f"data/{name}"] = sha256 = _written(path, content)
        self.octets += path.stat().st_size
        return sha256

    def close(self, info: dict[str, str]) -> str:
        oxum = {"Payload-Oxum": f"{self.octets}.{len(self.payload)}"}
        lines = (f"{name}: {' '.join(value.split())}\n" for name, value in sorted((info | oxum).items()))
        tags = {
            "bagit.txt": verify.DECLARATION, "bag-info.txt": "".join(lines).encode(),
            verify.MANIFEST: verify.listed(self.payload), VERIFIER: Path(verify.__file__).read_bytes(),
        }  # fmt: skip
        digests = {name: _written(self.folder / name, content) for name, content in tags.items()}
        return _written(self.folder / verify.TAG_MANIFEST, verify.listed(digests))


def _written(path: Path, content: bytes | Path) -> str:
    """Write or copy, have it on the disk for good, read-only; returns the SHA-256 of what was written."""
    digest = hashlib.sha256()
    with path.open("xb") as file:
        for chunk in _chunks(content):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o440)
    return digest.hexdigest()


def _chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk
