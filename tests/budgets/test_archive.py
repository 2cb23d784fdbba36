"""The archive's pages at ten thousand packages: as many statements as at none, whatever is looked for."""

import time

import pytest
from django.db import connection

from tests.bench.generate import finished_matters
from tests.budgets.counting import counted
from tests.making import House
from workflow.registers.models import ArchivePackage

LIST, ONE = 8, 15
MANY = 10_000
PACKED = """
INSERT INTO registers_archivepackage
  (matter_id, path, digest, made_at, made_by_id, verified_at, fault, file_no, year, retention, kept_until)
SELECT id, 'archive/' || number, repeat('a', 64), now() - id * interval '1 hour', owner_id, now(), '', '0000-WS·' || id,
  2000 + id % 25, '30', make_date(2030 + (id % 25)::int, 12, 31)
FROM core_matter WHERE state = 'archived'
"""
LOOKED_FOR = (
    "", "?only=unmoved", "?only=ended", "?only=disposed", "?q=WS·77", "?q=%E5%9B%A2&year=2011&kept=30", "?year=2011", "?before=5000",
)  # fmt: skip


@pytest.fixture
def many(stage: House) -> House:
    finished_matters(MANY, stage.cast)
    with connection.cursor() as cursor:
        cursor.execute(PACKED)
        cursor.execute("ANALYZE registers_archivepackage")
    assert ArchivePackage.objects.count() >= MANY
    return stage


def test_ten_thousand_packages_cost_no_statement_more(many: House) -> None:
    browser = many.office.browser("dang")
    browser.get("/me/")
    for query in LOOKED_FOR:
        began = time.monotonic()
        counted(f"dang /archive/{query}", lambda query=query: browser.get(f"/archive/{query}"), LIST)
        assert time.monotonic() - began < 3, query
    pk = ArchivePackage.objects.latest("pk").pk
    counted("a package", lambda: browser.get(f"/archive/{pk}/"), ONE)
    counted("all as a sheet", lambda: browser.get("/archive/?format=xlsx"), LIST)
