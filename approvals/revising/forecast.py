"""Forecast (试算): how the same rounds would be asked by another version. Pure; thousands of rounds a second.

Rounds whose facts agree in everything the two versions look at are asked alike, so each such group is thought through once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from approvals.conditions import holds, named_facts
from approvals.revising.compare import out_of_place
from approvals.revising.rows import Row, by_step


@dataclass(frozen=True)
class Difference:
    """Codes of phases: asked in addition, no longer, elsewhere in the order, passing otherwise, of other people.

    ``days`` is how many working days more (or fewer) it may take at most.
    """

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    reordered: tuple[str, ...] = ()
    quorum: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    days: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.reordered or self.quorum or self.people)


def forecast(
    rounds: Iterable[tuple[int, int, Mapping[str, Any]]], routes: Mapping[int, Sequence[Row]], draft: Sequence[Row]
) -> Iterator[tuple[int, Difference]]:
    """For each (round, route, facts): how the draft would ask it differently from the route it was opened with."""
    looked_at = {route: sorted(facts_named([*rows, *draft])) for route, rows in routes.items()}
    known: dict[tuple, Difference] = {}
    for pk, route, facts in rounds:
        key = (route, *(repr(facts.get(name, ...)) for name in looked_at[route]))
        if key not in known:
            known[key] = difference(asked(routes[route], facts), asked(draft, facts))
        yield pk, known[key]


def facts_named(rows: Iterable[Row]) -> set[str]:
    """The facts that the conditions of these phases look at."""
    return {name for row in rows for name in named_facts(row["when"])}


def asked(rows: Iterable[Row], facts: Mapping[str, Any]) -> list[Row]:
    """The phases that a round with these facts is asked."""
    return [row for row in rows if holds(row["when"], facts)]


def difference(before: Sequence[Row], after: Sequence[Row]) -> Difference:
    """What differs for a round that is asked the one, and then the other."""
    old, new = {row["code"]: row for row in before}, {row["code"]: row for row in after}
    both = [code for code in new if code in old]
    moved = out_of_place(before, after)
    return Difference(
        added=tuple(code for code in new if code not in old),
        dropped=tuple(code for code in old if code not in new),
        reordered=tuple(code for code in new if code in moved),
        quorum=tuple(c for c in both if any(old[c][name] != new[c][name] for name in ("quorum", "need", "veto"))),
        people=tuple(c for c in both if old[c]["who"] != new[c]["who"]),
        days=longest(after) - longest(before),
    )


def longest(rows: Sequence[Row]) -> int:
    """How many working days it may take: of each step the slowest phase."""
    return sum(max(row["days"] for row in step) for step in by_step(rows))
