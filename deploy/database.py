"""The database of this installation, for commands that may run while nothing else does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlparse

import psycopg
from django.conf import settings

from deploy import env, state
from deploy.postgresql import PostgreSQL


@contextmanager
def at_hand(var: Path = settings.VAR) -> Iterator[str]:
    """Its address: as given, as `up` runs it now, or started for this one command and stopped again."""
    address = env.text("DATABASE_URL") or state.address(var, PostgreSQL.name, "")
    if address and _answers(address):
        yield address
    elif env.text("DATABASE_URL"):
        yield address  # the caller's own error says more than we could
    else:
        server = PostgreSQL(var)
        try:
            yield server.start()
        finally:
            server.stop()


def libpq(address: str) -> dict[str, str]:
    """The address as libpq's variables: a password in a command line could be read by everybody."""
    parts = urlparse(address)
    told = {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or 5432),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": parts.path.lstrip("/"),
    }
    return {**os.environ, **{name: value for name, value in told.items() if value}}


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True
