"""Counting statements over HTTP (语句预算): everything a request sends to the database, BEGIN and SAVEPOINT included."""

from collections import Counter
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

WIDTH = 46


def counted(name: str, ask: Any, budget: int) -> int:
    """How many statements the request needed; the count is printed, and more than the budget fails with their list."""
    with CaptureQueriesContext(connection) as captured:
        response = ask()
    assert response.status_code < 400, f"{name}: {response.status_code}"
    said = [query["sql"] for query in captured.captured_queries]
    print(f"\n{name:<{WIDTH}} {len(said):>3} of {budget}", end="")
    assert len(said) <= budget, listing(said)
    return len(said)


def listing(said: list[str]) -> str:
    """The statements in their order, and those that were sent more than once."""
    again = [f"{times} × {sql[:200]}" for sql, times in Counter(said).items() if times > 1 and "SAVEPOINT" not in sql]
    return "\n".join([*(f"{no:>3} {sql[:200]}" for no, sql in enumerate(said, 1)), "sent again:", *again])
