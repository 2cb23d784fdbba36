"""Numbers (编号) without gaps, per kind and year, given at first submission: OUT-2026-0137."""

from django.db import connection


def next_number(prefix: str, year: int) -> str:
    """The next number of that series."""
    return f"{prefix}-{year}-{count_up(prefix, year):04d}"


def count_up(series: str, year: int) -> int:
    """One statement: the counter's row is made or locked and counted up."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_counter (series, year, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (series, year) DO UPDATE SET last = core_counter.last + 1 RETURNING last",
            [series, year],
        )
        return int(cursor.fetchone()[0])
