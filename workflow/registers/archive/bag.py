"""A bag (BagIt 1.0, RFC 8493): payload under data/, every file's SHA-256 in a manifest, and the manifests' own too."""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
TAGS = ("bag-info.txt", "bagit.txt", MANIFEST)
LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
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
        tags = {"bagit.txt": DECLARATION, "bag-info.txt": "".join(lines).encode(), MANIFEST: _listed(self.payload)}
        digests = {name: _written(self.folder / name, content) for name, content in tags.items()}
        return _written(self.folder / TAG_MANIFEST, _listed(digests))


def digest_of(folder: Path) -> str:
    """The digest that stands for the whole bag: that of its tag manifest."""
    return sha256_of(folder / TAG_MANIFEST)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def faults(folder: Path) -> Iterator[str]:
    """Where the bag is not as it was closed: changed, missing and added files, each by name."""
    lacking = [name for name in (*TAGS, TAG_MANIFEST) if not _is_file(folder / name)]
    if lacking:
        yield from (f"{name}: missing" for name in lacking)
        return
    if (folder / "bagit.txt").read_bytes() != DECLARATION:
        yield "bagit.txt: not the declaration of a bag of version 1.0 in UTF-8"
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    there = {path.relative_to(folder).as_posix() for path in files}
    payload = {name for name in there if name.startswith("data/")}
    yield from _compared(folder, MANIFEST, payload)
    yield from _compared(folder, TAG_MANIFEST, there - payload - {TAG_MANIFEST})


def _compared(folder: Path, manifest: str, there: set[str]) -> Iterator[str]:
    listed = {}
    for line in (folder / manifest).read_text(encoding="utf-8", errors="replace").splitlines():
        found = LINE.fullmatch(line)
        if found is None or found[2] in listed:
            yield f"{manifest}: the line {line[:80]!r} cannot be read"
        else:
            listed[found[2]] = found[1]
    yield from (f"{name}: missing" for name in sorted(listed.keys() - there))
    yield from (f"{name}: not in {manifest}" for name in sorted(there - listed.keys()))
    for name in sorted(listed.keys() & there):
        if not _is_file(folder / name):
            yield f"{name}: not an ordinary file"
        elif sha256_of(folder / name) != listed[name]:
            yield f"{name}: changed"


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _listed(digests: dict[str, str]) -> bytes:
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(digests.items())).encode()


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
