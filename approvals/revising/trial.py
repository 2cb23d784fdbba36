"""Trial (试算): a version against the open rounds of its kind and those of a year; three statements, whatever there is."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q

from approvals.models import Phase, Round, Route
from approvals.revising.forecast import Difference, forecast
from approvals.revising.rows import Row, row_of, rows_of

BACK = timedelta(days=365)
SHOWN = 50


@dataclass(frozen=True)
class Tried:
    """One round that would be asked differently."""

    subject: Any
    no: int
    open: bool
    differs: Difference


@dataclass
class Trial:
    """Counts of all, the first of those that differ, and the names of the phases."""

    rounds: int = 0
    open: int = 0
    differing: int = 0
    differing_open: int = 0
    days: int = 0
    added: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    reordered: int = 0
    quorum: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    shown: list[Tried] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def alike(self) -> int:
        return self.rounds - self.differing

    @property
    def days_each(self) -> float:
        """Working days more (or fewer) at most, on average of those that differ."""
        return round(self.days / self.differing, 1) if self.differing else 0

    def count(self, differs: Difference, *, open: bool) -> None:
        self.rounds += 1
        self.open += open
        if differs:
            self.differing += 1
            self.differing_open += open
            self.days += differs.days
            self.reordered += bool(differs.reordered)
            for name in ("added", "dropped", "quorum", "people"):
                getattr(self, name).update(getattr(differs, name))


def trial(draft: Route, *, now: datetime, limit: int = SHOWN) -> Trial:
    """How the rounds would be asked by it: those that are open, and those opened within a year."""
    within = Q(outcome="") | Q(opened_at__gte=now - BACK)
    found = list(
        Round.objects.filter(within, route__kind=draft.kind, route__purpose=draft.purpose)
        .order_by("-pk").values_list("pk", "route", "facts", "outcome", "subject", "no")
    )  # fmt: skip
    routes = _rows({route for _pk, route, *_more in found})
    rows, told = rows_of(draft), {pk: more for pk, _route, _facts, *more in found}
    tried = Trial(names={row["code"]: row["name"] for each in (*routes.values(), rows) for row in each})
    differing = []
    for pk, differs in forecast([row[:3] for row in found], routes, rows):
        tried.count(differs, open=not told[pk][0])
        if differs:
            differing.append((told[pk], differs))
    differing.sort(key=lambda one: one[0][0] != "")  # the open ones first, the newest first among them
    tried.shown = _shown(differing[:limit])
    return tried


def _rows(route_ids: set[int]) -> dict[int, list[Row]]:
    rows: dict[int, list[Row]] = {pk: [] for pk in route_ids}
    for phase in Phase.objects.filter(route__in=route_ids):
        rows[phase.route_id].append(row_of(phase))
    return rows


def _shown(differing: list) -> list[Tried]:
    subjects = apps.get_model(settings.APPROVALS_SUBJECT_MODEL).objects.in_bulk({more[1] for more, _differs in differing})
    return [Tried(subjects[subject], no, outcome == "", differs) for (outcome, subject, no), differs in differing]
