"""Counted rows by the thousand (生成的统计行), by one INSERT … SELECT: every value hangs on the number of the row alone."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from approvals.people.models import Person
from workflow.statistics.models import Batch

WRITTEN = timezone.make_aware(datetime(2026, 1, 2, 9))
INSERT = """
INSERT INTO statistics_counted (
  batch_id, line, written_at, kind, number, title, unit_name, way, counted_on, countries, region, origin, guest_class, track, task,
  level, joined, planned, leaders, people_planned, people, audience, days_planned, days, money_planned, money,
  passports_on_time, passports_late, passports_out, passports_due_on, report_due_on, report_on
)
SELECT %(batch)s, n, %(written)s, '', 'G-' || n, '团组 ' || n, (ARRAY['材料学院', '信息学院', '国际教育学院', ''])[1 + n %% 4],
  (ARRAY['out', 'out', 'out', 'in', 'domestic', 'event'])[1 + n %% 6], %(first)s::date + (n * 7 %% %(days)s),
  CASE n %% 5 WHEN 0 THEN ARRAY['JP', 'KR'] WHEN 1 THEN ARRAY['TW'] WHEN 2 THEN ARRAY['FR', 'DE', 'HK'] ELSE ARRAY['JP'] END,
  CASE n %% 5 WHEN 1 THEN 'taiwan' ELSE 'abroad' END, (ARRAY['', 'foreign', 'taiwan'])[1 + n %% 3], '',
  (ARRAY['general', 'academic', ''])[1 + n %% 3], (ARRAY['visit', 'training', 'conference', ''])[1 + n %% 4], '', n %% 9 = 0,
  (ARRAY[TRUE, FALSE, NULL])[1 + n %% 3], n %% 11 = 0, 1 + n %% 7, n %% 8, n %% 100, 1 + n %% 9, n %% 10,
  (n %% 1000) * 1.25, CASE WHEN n %% 4 > 0 THEN (n %% 1000) * 1.5 END, n %% 3, n %% 2, n %% 5 / 4,
  %(first)s::date + (n * 7 %% %(days)s) + 20, %(first)s::date + (n * 7 %% %(days)s) + 15,
  CASE WHEN n %% 3 > 0 THEN %(first)s::date + (n * 7 %% %(days)s) + n %% 30 END
FROM generate_series(%(since)s, %(until)s) AS n
"""


def generated(number: int, by: Person, *, first: str = "2024-01-01", days: int = 731, since: int = 1) -> Batch:
    """That many rows, spread over so many days from the first on."""
    batch = Batch.objects.create(
        file_name=f"{first}.xlsx", sha256=f"{Batch.objects.count():064x}", lines=number, checked=number, by=by, at=WRITTEN,
        state=Batch.State.COUNTED,
    )
    told = {"batch": batch.pk, "written": WRITTEN, "first": first, "days": days, "since": since, "until": since + number - 1}
    with connection.cursor() as cursor:
        cursor.execute(INSERT, told)
        cursor.execute("ANALYZE statistics_counted")
    return batch
