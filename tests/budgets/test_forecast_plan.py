"""How long phases took in the last year is read from the index of ended panels, not from all there ever were."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection

from approvals import forecast
from approvals.models import Panel, Phase
from tests.approvals.late import at_ten
from tests.making import standing_at

ROWS = 20_000
ON = date(2026, 9, 24)


def plan() -> str:
    asked = {"kind": "delegation", "purpose": "application", "since": at_ten(ON) - forecast.YEAR, "until": at_ten(ON)}
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE) " + forecast.TOOK, asked)
        return "\n".join(line for (line,) in cursor.fetchall())


@standing_at("vetting")
@pytest.mark.slow
def test_the_figures_of_a_year_do_not_read_ten(walk):
    round = walk.matter.rounds.get()
    task, phases = round.panels.first().task, list(Phase.objects.filter(route=round.route))
    days = [at_ten(ON - timedelta(days=3650 - no * 3650 // ROWS)) for no in range(ROWS)]
    Panel.objects.bulk_create(
        Panel(round=round, task=task, phase=phases[no % len(phases)], opened_at=day, ended_at=day, outcome="agree", took=no % 7)
        for no, day in enumerate(days)
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ANALYZE approvals_panel")
    told = plan()
    print(told)
    assert "panels_by_phase" in told, told
    removed = [int(number) for number in re.findall(r"Rows Removed by Filter: (\d+)", told)]
    assert sum(removed) < ROWS // 100, told  # the handful of routes may be read whole, panels never
