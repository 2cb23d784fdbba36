"""A lease (租约): one worker at a time has a job of several commits; a lock of its connection, so that a killed worker frees it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def leased(key: str) -> Iterator[bool]:
    """Whether nobody else has what the key names."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [key])
        ours = cursor.fetchone()[0]
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [key])
