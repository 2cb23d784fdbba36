"""Vocabulary (可用词): what a route of a kind may speak of. Approvals knows no kind, so it reads what was published.

Stages, their order, and evidence codes are those that published versions of the kind and purpose use, version 1 first: a
route cannot name a stage of life that nobody built. Facts are those that published versions name, and those that the newest
rounds froze. Roles, duties, units and posts are the directory's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from approvals.conditions import named_facts
from approvals.models import Phase
from approvals.people.models import Duty, Post, Role, Unit

RECENT = 500
FROZEN = """
SELECT DISTINCT fact.key, jsonb_typeof(fact.value)
FROM (
  SELECT round.facts FROM approvals_round round JOIN approvals_route route ON route.id = round.route_id
  WHERE route.kind = %s AND route.purpose = %s ORDER BY round.id DESC LIMIT %s
) recent, jsonb_each(recent.facts) fact
"""


@dataclass(frozen=True)
class Vocabulary:
    """The words; ``labels`` are names for the reader, by "stage:code", "evidence:code" and "fact:code"."""

    stages: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    people_facts: tuple[str, ...] = ()  # whose frozen values may be ids of people
    units: Mapping[str, str] = field(default_factory=dict)
    posts: frozenset[tuple[str, str]] = frozenset()  # (unit's code, title)
    labels: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, Any] = field(default_factory=lambda: dict(Role.choices))
    duties: Mapping[str, Any] = field(default_factory=lambda: {code: label for code, label in Duty.choices if code})

    def label(self, of: str, code: str) -> str:
        """The name of a stage, an evidence or a fact; the code itself where nobody named it."""
        return str(self.labels.get(f"{of}:{code}", code))

    def unit(self, code: str) -> str:
        return self.units.get(code, code)


def vocabulary(kind: str, purpose: str, *, labels: Mapping[str, str] | None = None) -> Vocabulary:
    """In four statements, however many versions and rounds there are."""
    published = Phase.objects.filter(route__kind=kind, route__purpose=purpose).exclude(route__published_at=None)
    phases = list(published.order_by("route__version", "step", "pk"))
    frozen = _frozen(kind, purpose)
    named = {name for phase in phases for name in named_facts(phase.when)} | _fields(phases)
    ids = {name for name, kinds in frozen.items() if kinds & {"number", "array"} and name != "unit"}
    return Vocabulary(
        stages=tuple(dict.fromkeys(phase.stage for phase in phases)),
        evidence=tuple(sorted({phase.evidence for phase in phases if phase.evidence})),
        facts=tuple(sorted(named | set(frozen))),
        people_facts=tuple(sorted(ids | _fields(phases))),
        units={unit.code: str(unit) for unit in Unit.objects.all()},
        posts=frozenset(Post.objects.values_list("unit__code", "title")),
        labels=labels or {},
    )


def _fields(phases: list[Phase]) -> set[str]:
    parts = [part for phase in phases for part in (phase.who, *phase.who.get("together", ()))]
    return {part["field"] for part in parts if "field" in part}


def _frozen(kind: str, purpose: str) -> dict[str, set[str]]:
    """The facts of the newest rounds, each with the JSON types of its values."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(FROZEN, [kind, purpose, RECENT])
        for name, kind_of_value in cursor.fetchall():
            found.setdefault(name, set()).add(kind_of_value)
    return found
