"""The leading group's desk reads two years and the latest of the lists by indexes, not all there ever was."""

import re
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.bench.generate import finished_matters
from tests.making import House
from workflow.core.models import Matter
from workflow.oversight.desk import desk

MATTERS = 10_000  # thirteen years, two a day


@pytest.mark.slow
def test_the_desk_does_not_read_all_of_history(stage: House) -> None:
    finished_matters(MATTERS, stage.cast)
    with connection.cursor() as cursor:
        for table in ("core_matter", "approvals_assignment", "oversight_finding"):
            cursor.execute(f"ANALYZE {table}")
    with CaptureQueriesContext(connection) as captured:
        began = perf_counter()
        page = desk(today=timezone.localdate())
        took = perf_counter() - began
    union = next(query["sql"] for query in captured.captured_queries if "UNION" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE) " + union.replace("%", "%%"), [])
        told = "\n".join(line for (line,) in cursor.fetchall())
    print(f"\n{took * 1000:.0f} ms for {MATTERS} matters, {len(captured)} statements")
    assert len(captured) == 2 and Matter.objects.count() >= MATTERS and page.unseen.rest
    assert "matter_by_end" in told, told
    removed = sum(int(number) for number in re.findall(r"Rows Removed by Filter: (\d+)", told))
    assert removed < MATTERS // 10, told
