"""Bottlenecks (瓶颈): the working days that phases took, by unit: the median, and what nine of ten did not exceed.

The same figure as before an application is handed in (``approvals.forecast``), of the panels that ended in the period.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language

from approvals.forecast import Took
from workflow.core import kinds
from workflow.statistics.models import end_of
from workflow.statistics.period import Period

MOST = 200
TOOK = """
SELECT route.kind, phase.code, max(phase.name), max(phase.name_en), min(phase.step), unit.name, count(*),
  percentile_disc(0.5) WITHIN GROUP (ORDER BY panel.took), percentile_disc(0.9) WITHIN GROUP (ORDER BY panel.took)
FROM approvals_panel panel
JOIN approvals_phase phase ON phase.id = panel.phase_id
JOIN approvals_route route ON route.id = phase.route_id
JOIN approvals_round round ON round.id = panel.round_id
JOIN core_matter matter ON matter.id = round.subject_id
JOIN people_unit unit ON unit.id = matter.unit_id
WHERE panel.took IS NOT NULL AND panel.ended_at >= %s AND panel.ended_at < %s
GROUP BY route.kind, phase.code, GROUPING SETS ((), (unit.id, unit.name))
ORDER BY route.kind, min(phase.step), phase.code, unit.name NULLS FIRST
LIMIT %s
"""


@dataclass(frozen=True)
class Waited:
    """One phase, of all units or of one."""

    kind: str
    phase: str
    unit: str  # empty: of all units
    took: Took


def waited(period: Period) -> list[Waited]:
    """The phases in the order in which they are asked, each over all units first."""
    since = timezone.make_aware(datetime.combine(period.since, time()))
    with connection.cursor() as cursor:
        cursor.execute(TOOK, [since, end_of(period.last), MOST])
        return list(_read(cursor.fetchall()))


def _read(rows: list[tuple]) -> Iterator[Waited]:
    english = get_language() == "en"
    for code, _phase, name, name_en, _step, unit, *took in rows:
        kind = kinds.found(code)
        yield Waited(str(kind.name) if kind else code, name_en or name if english else name, unit or "", Took(*took))


def slowest(rows: list[Waited]) -> Waited | None:
    """The phase whose median is the longest, once enough of them are known."""
    known = [row for row in rows if not row.unit and row.took.enough]
    return max(known, key=lambda row: (row.took.median or 0, row.took.ninetieth or 0), default=None)
