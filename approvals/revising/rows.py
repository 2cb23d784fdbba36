"""Rows (环节数据): a phase as plain data, as it is typed, compared, copied and judged."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from approvals.models import Phase, Route

Row = dict[str, Any]

FIELDS = (
    "code", "name", "name_en", "step", "stage", "who", "quorum", "need", "veto", "days", "when", "evidence", "nobody",
    "concerned", "office", "again", "late", "late_days", "late_words", "outside",
)  # fmt: skip
UNSAID: Row = {
    name: Phase._meta.get_field(name).get_default() for name in FIELDS if Phase._meta.get_field(name).has_default()
} | {"code": "", "name": "", "step": 1, "stage": "", "who": {}, "days": 3}


def row_of(phase: Phase) -> Row:
    """One phase."""
    return {name: getattr(phase, name) for name in FIELDS}


def rows_of(route: Route) -> list[Row]:
    """The phases of a route, in their order."""
    return [row_of(phase) for phase in route.phases.all()]


def complete(row: Mapping[str, Any]) -> Row:
    """The row with what was left unsaid."""
    return UNSAID | {name: row[name] for name in FIELDS if name in row}


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By step; side by side as they were written."""
    return sorted(rows, key=lambda row: row["step"])


def digest(rows: Sequence[Row]) -> str:
    """Names a content: what was shown is what is published."""
    return hashlib.sha256(json.dumps(rows, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def by_step(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each step, steps ascending."""
    steps: dict[int, list[Row]] = {}
    for row in in_order(rows):
        steps.setdefault(row["step"], []).append(row)
    return list(steps.values())
