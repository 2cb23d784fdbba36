"""Searching the whole database (全库检索): for tests of what must stand nowhere."""

from django.db import connection


def is_anywhere(words: str) -> list[str]:
    """The tables in which a row holds the words, in whichever column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}" AS line WHERE line::text LIKE %s)', [f"%{words}%"])
            found += [table] if cursor.fetchone()[0] else []
    return found
