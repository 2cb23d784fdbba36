"""Searching for 大阪 among 20 000 matters asks the GIN index, not every row."""

from django.db import connection

from tests.bench.generate import finished_matters
from tests.making import House
from workflow.core.models import Matter

ROWS = 20_000


def test_two_characters_are_found_by_the_index(stage: House) -> None:
    finished_matters(ROWS, stage.cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('matter_words')")  # what autovacuum does in a running house
        cursor.execute("ANALYZE core_matter")
    found = Matter.objects.matching("大阪")
    plan = found.explain()
    assert "Bitmap Index Scan on matter_words" in plan, plan
    assert "Seq Scan on core_matter" not in plan, plan
    assert found.count() == ROWS // 500
