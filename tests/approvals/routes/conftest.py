"""A route to revise, an administrator to revise it, and rounds that run on it."""

from typing import Any

import pytest
from django.utils import timezone

from approvals import routes
from approvals.actions import draft_route
from approvals.models import Route
from approvals.revising.rows import Row, rows_of
from tests.making import NOW

AT = timezone.make_aware(NOW)


class Revising:
    """An administrator at work: drafts are made from what is in force, changed row by row, and published."""

    def __init__(self, cast: dict[str, Any]):
        self.cast, self.by, self.now = cast, cast["guan"], AT

    @property
    def in_force(self) -> Route:
        return routes.in_force("delegation")

    def draft(self, **changes: dict[str, Any] | None) -> Route:
        """A draft in which those phases, by code, say something else; None takes a phase out, a new code adds one."""
        draft = draft_route.begin(self.in_force.pk, by=self.by, now=self.now)
        return draft_route.save(draft.pk, self.rows(**changes), by=self.by, now=self.now) if changes else draft

    def rows(self, **changes: dict[str, Any] | None) -> list[Row]:
        rows = {row["code"]: row for row in rows_of(self.in_force)}
        for code, said in changes.items():
            if said is None:
                del rows[code]
            else:
                rows[code] = rows.get(code, {"code": code, "name": code, "days": 3}) | said
        return list(rows.values())


@pytest.fixture
def revising(stage) -> Revising:
    return Revising(stage.cast)
