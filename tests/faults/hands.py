"""Many hands at once (并发的手): threads on real PostgreSQL, each on its own connection, beginning together."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

from approvals.errors import Refusal


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each came to, in order: what it returned, or the exception it ended with."""
    ready = threading.Barrier(len(works))
    came: list[Any] = [None] * len(works)

    def hand(place: int) -> None:
        try:
            ready.wait()
            came[place] = works[place]()
        except Exception as error:  # the test looks at it
            came[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=hand, args=[place]) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def tally(came: Sequence[Any]) -> Counter[str]:
    """How many won, and how many ended with which exception."""
    return Counter(type(one).__name__ if isinstance(one, Exception) else "won" for one in came)


def only_refusals(came: Sequence[Any]) -> bool:
    """Whether nobody met anything worse than a refusal."""
    return all(isinstance(one, Refusal) for one in came if isinstance(one, Exception))
