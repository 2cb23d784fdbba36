"""A backup: one tar of the database (pg_dump, custom format), attachments, archive packages and a manifest of digests.

The keys are never in it: whoever finds the tar must not be able to open confidential values. They go to a file apart.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

import psycopg

from deploy import binaries
from deploy.database import libpq

HELD_BACK = "Restored from a backup: perhaps sent already. Send again by hand if it was not."


class CannotRestore(Exception):
    """The sentence says what is in the way; nothing has been changed."""


def back_up(address: str, files: Path, target: Path, *, now: datetime, version: str, packages: Path | None = None) -> None:
    """The database first: an attachment or package is never changed, so the files that come after hold all that it names."""
    aside = target.with_name(target.name + ".new")
    dump = aside.with_suffix(".dump")
    aside.touch(mode=0o600)
    dump.touch(mode=0o600)
    try:
        _run("pg_dump", "--format=custom", "--no-owner", "--file", str(dump), address=address)
        manifest: dict[str, Any] = {"version": version, "made_at": now.isoformat(), "sha256": {}}
        with tarfile.open(aside, "w") as tar:
            for name, path in [("database.dump", dump), *_under(files, "files"), *_under(packages, "archive")]:
                manifest["sha256"][name] = _digest(path)
                tar.add(path, name)
            _add_text(tar, "manifest.json", json.dumps(manifest, indent=1))
        os.replace(aside, target)
    finally:
        dump.unlink()
        aside.unlink(missing_ok=True)


def restore(address: str, files: Path, source: Path, *, packages: Path | None = None) -> int:
    """Everything back into an empty database; how many messages are held back is returned."""
    _refuse_unless_empty(address)
    dump = source.with_name(source.name + ".dump")
    dump.touch(mode=0o600)
    try:
        with tarfile.open(source) as tar:
            _verify(tar)
            _unpack(tar, "database.dump", dump)
            _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname",
                 libpq(address)["PGDATABASE"], str(dump), address=address)  # fmt: skip
            for name in _manifest(tar)["sha256"]:
                for room, folder in (("files", files), ("archive", packages)):
                    if name.startswith(f"{room}/") and folder is not None:
                        _unpack(tar, name, folder / _safe(name, room))
    finally:
        dump.unlink()
    return _hold_back(address)


def _refuse_unless_empty(address: str) -> None:
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if row and row[0]:
        raise CannotRestore(f"The database is not empty ({row[0]} tables). Restore into a new, empty database.")


def _hold_back(address: str) -> int:
    """What was unsent then may have been sent since; a person decides, nothing goes out by itself."""
    with psycopg.connect(address) as connection:
        return connection.execute(
            "UPDATE notifications_message SET dead_at = now(), last_error = %s "
            "WHERE sent_at IS NULL AND dead_at IS NULL",
            [HELD_BACK],
        ).rowcount


def _verify(tar: tarfile.TarFile) -> None:
    for name, digest in _manifest(tar)["sha256"].items():
        if hashlib.file_digest(_content(tar, name), "sha256").hexdigest() != digest:  # type: ignore[arg-type]
            raise CannotRestore(f"{name} in the backup is damaged: its digest is not that of the manifest.")


def _manifest(tar: tarfile.TarFile) -> dict:
    return json.load(_content(tar, "manifest.json"))


def _content(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    member = tar.extractfile(name) if _has(tar, name) else None
    if member is None:
        raise CannotRestore(f"This is no whole backup of Waishi: {name} is not in it.")
    return member


def _has(tar: tarfile.TarFile, name: str) -> bool:
    try:
        return tar.getmember(name).isfile()
    except KeyError:
        return False


def _unpack(tar: tarfile.TarFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        shutil.copyfileobj(_content(tar, name), file)


def _safe(name: str, room: str = "files") -> PurePosixPath:
    path = PurePosixPath(name).relative_to(room)
    if path.is_absolute() or ".." in path.parts:
        raise CannotRestore(f"{name} would leave the folder of {room}.")
    return path


def _under(folder: Path | None, room: str) -> list[tuple[str, Path]]:
    """Every file below, but what is being packed just now."""
    if folder is None or not folder.exists():
        return []
    names = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return [(f"{room}/{name.as_posix()}", path) for name, path in names.items() if not name.parts[0].startswith(".packing-")]


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(text.encode()), 0o600
    tar.addfile(info, io.BytesIO(text.encode()))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _run(name: str, *words: str, address: str) -> None:
    command = [str(binaries.postgresql_client(name)), *words]
    done = subprocess.run(command, env=libpq(address), capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise CannotRestore(f"{name}: {done.stderr.strip()}")
