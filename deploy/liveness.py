"""Liveness by progress: a worker that is connected but has done nothing for three periods counts as dead."""

import psycopg

from deploy.models import PATIENCE


def worker_is_idle(database_url: str) -> bool:
    """True where the worker's last sign of life is too old; a database that does not answer says nothing about it."""
    try:
        with psycopg.connect(database_url, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT now() - max(at) > %s FROM deploy_heartbeat WHERE name = 'worker'", [PATIENCE]
            ).fetchone()
    except psycopg.Error:
        return False
    return row is None or row[0] is not False


def has_matters(database_url: str) -> bool:
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT EXISTS (SELECT 1 FROM core_matter)").fetchone()
    return bool(row and row[0])
