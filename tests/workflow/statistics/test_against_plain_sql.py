"""The figures of many matters are those of plain SQL over the matters' own tables, which knows nothing of counted rows.

8 000 matters here; ``make bench`` asks the same of 100 000 (``tests/bench/test_figures.py``), which takes minutes.

The matters are made in SQL (``matters_by_sql``); their rows come from each kind's own ``row``, as in the transaction of a
step. The plain statements read applications, trips, loans, reports, settlements, stays and journal entries.
"""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from approvals.asked import asked_once
from tests.making import House, a_walk, trip
from tests.workflow.statistics.matters_by_sql import EVENT, IN, OUT, copies_of_lectures, copies_of_trips, copies_of_visits
from tests.workflow.visits.making import a_walk as visit_walk
from tests.workflow.visits.making import visit
from workflow.core import kinds
from workflow.core.counting import rows_of
from workflow.matters.lectures import LectureWalk, filled
from workflow.statistics.cube import Cube, cube
from workflow.statistics.keeping import said
from workflow.statistics.models import Counted
from workflow.statistics.period import Period
from workflow.statistics.recount import TOGETHER, recount

MATTERS = 8_000
PERIOD = Period(date(2025, 1, 1), date(2025, 12, 31), date(2026, 11, 1))
WRITTEN = timezone.make_aware(timezone.datetime(2026, 10, 1, 9))
SENT = """
WITH sent AS (
  SELECT m.id, u.name AS unit, t.left_on, t.came_home_on, r.canonical::jsonb AS c,
    coalesce(t.people_back, (SELECT count(*) FROM core_participant p WHERE p.matter_id = m.id AND p.dropped_at IS NULL)) AS people,
    (SELECT array_agg(DISTINCT leg->>'country') FROM jsonb_array_elements(r.canonical::jsonb->'legs') AS leg) AS went,
    s.total, (SELECT min(handed_in_at AT TIME ZONE 'Asia/Shanghai')::date FROM duties_report WHERE matter_id = m.id) AS reported
  FROM duties_trip t JOIN core_matter m ON m.id = t.matter_id JOIN people_unit u ON u.id = m.unit_id
  JOIN core_revision r ON r.id = m.revision_id LEFT JOIN duties_settlement s ON s.matter_id = m.id
  WHERE t.left_on BETWEEN '2025-01-01' AND '2025-12-31'
)
"""
DIMENSIONS = {
    "track": "c->>'track'", "task": "c->>'task_type'", "joined": "c->>'joined'", "planned": "c->>'in_plan'", "unit_name": "unit",
    "month": "extract(month FROM left_on)::int::text",
    "region": "CASE WHEN went && ARRAY['JP', 'KR', 'FR', 'DE'] THEN 'abroad' WHEN c->'legs'->0->>'country' = 'HK' THEN 'hong_kong'"
              " WHEN c->'legs'->0->>'country' = 'TW' THEN 'taiwan' ELSE c->'legs'->0->>'country' END",
}  # fmt: skip
GUESTS = """
WITH received AS (
  SELECT u.name AS unit, s.people, r.canonical::jsonb AS c, (s.arrived_at AT TIME ZONE 'Asia/Shanghai')::date AS came,
    (s.left_at AT TIME ZONE 'Asia/Shanghai')::date AS went
  FROM visits_stay s JOIN core_matter m ON m.id = s.matter_id JOIN core_revision r ON r.id = m.revision_id
  JOIN people_unit u ON u.id = m.unit_id
)
"""


def plain(sql: str, *asked: Any) -> dict:
    """First column → the others."""
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return {row[0]: row[1:] for row in cursor.fetchall()}


def count_everything(code: str, first: int, number: int) -> None:
    kind = kinds.get(code)
    for start in range(first + 1, first + number + 1, TOGETHER):
        with asked_once():
            told = rows_of(kind, range(start, min(start + TOGETHER, first + number + 1)))
            rows = [Counted(matter_id=m.pk, written_at=WRITTEN, **said(m, row)) for m, row in told if row]
        Counted.objects.bulk_create(rows)


@pytest.mark.slow
def test_the_figures_of_many_matters_are_those_of_plain_sql(stage: House) -> None:
    figures_are_those_of_plain_sql(stage.cast, MATTERS)


def figures_are_those_of_plain_sql(cast: dict, number: int) -> None:
    """Half of them trips, a third visits, the others lectures."""
    trips, visits, lectures = number // 2, number // 3, number - number // 2 - number // 3
    walk, guests = a_walk(cast), visit_walk(cast)
    walk.until("sharing", trip(cast))
    guests.until("departed", visit(cast))
    lecture = LectureWalk(cast, a_walk(cast).now)
    lecture.until("held", filled("先进材料前沿讲座", date(2026, 5, 20)))
    copies_of_trips(walk.matter.pk, trips)
    copies_of_visits(guests.matter.pk, visits)
    copies_of_lectures(lecture.matter.pk, lectures)
    for code, first, number in (("delegation", OUT, trips), ("visit", IN, visits), ("lecture", EVENT, lectures)):
        count_everything(code, first, number)
    found = cube(PERIOD)
    _groups_that_were_sent(found)
    _what_came_in_time(found)
    _guests(found)
    _lectures(found)


def _groups_that_were_sent(found: Cube) -> None:
    sums = "count(*), sum(people), sum(coalesce(came_home_on - left_on + 1, 0)), sum(coalesce(total, 0)), count(*) FILTER (WHERE total IS NULL)"
    for dimension, value in DIMENSIONS.items():
        expected = plain(f"{SENT} SELECT {value}, {sums} FROM sent GROUP BY 1")  # noqa: S608
        got = {
            value: (s.groups, s.people, s.days, s.money, s.unsettled) for value, s in found.by("out", dimension).items()
        }
        assert len(got) > 1 and got == expected, dimension
    countries = plain(f"{SENT} SELECT country, count(*), sum(people) FROM sent, unnest(went) AS country GROUP BY 1")
    assert {code: (s.groups, s.people) for code, s in found.by("out", "country").items()} == countries
    assert found.total("out").groups == plain("SELECT 1, count(*) FROM duties_trip WHERE left_on BETWEEN %s AND %s",
                                              PERIOD.since, PERIOD.until)[1][0]  # fmt: skip


def _what_came_in_time(found: Cube) -> None:
    """Reports within 15 days; passports by their own last day; what is overdue on the as-of day counts as late."""
    [reports] = plain(
        f"{SENT} SELECT 1, count(*) FILTER (WHERE reported <= came_home_on + 15),"  # noqa: S608
        " count(*) FILTER (WHERE reported IS NOT NULL OR came_home_on + 15 < %s) FROM sent WHERE came_home_on IS NOT NULL",
        PERIOD.as_of,
    ).values()
    [passports] = plain(
        f"{SENT} SELECT 1, count(*) FILTER (WHERE returned_on <= due_on),"  # noqa: S608
        " count(*) FILTER (WHERE returned_on IS NOT NULL OR due_on < %s) FROM sent JOIN registers_loan l ON l.matter_id = sent.id"
        " WHERE l.purpose = 'exit' AND l.due_on IS NOT NULL", PERIOD.as_of,
    ).values()  # fmt: skip
    total = found.total("out")
    assert (total.reports_on_time, total.reports) == reports and (total.passports_on_time, total.passports) == passports
    assert 0 < total.reports_on_time < total.reports and 0 < total.passports_on_time < total.passports


def _guests(found: Cube) -> None:
    of = "FROM received WHERE came BETWEEN '2025-01-01' AND '2025-12-31'"
    for way, domestic in (("in", "<>"), ("domestic", "=")):
        for dimension, value in (("origin", "c->>'origin'"), ("guest_class", "c->>'guest_class'"), ("unit_name", "unit")):
            expected = plain(
                f"{GUESTS} SELECT {value}, count(*), sum(people), sum(coalesce(went - came + 1, 0)),"  # noqa: S608
                f" count(*) FILTER (WHERE (c->>'school_leader')::boolean) {of} AND c->>'origin' {domestic} 'domestic' GROUP BY 1"
            )
            got = {value: (s.groups, s.people, s.days, s.leaders) for value, s in found.by(way, dimension).items()}
            assert got and got == expected, (way, dimension)


def _lectures(found: Cube) -> None:
    expected = plain(
        "SELECT r.canonical::jsonb->>'subject', count(*), sum((e.facts->>'attendance')::int) FROM core_entry e"
        " JOIN core_matter m ON m.id = e.matter_id JOIN core_revision r ON r.id = m.revision_id"
        " WHERE e.step = 'record_held' AND (e.facts->>'held_on')::date BETWEEN '2025-01-01' AND '2025-12-31' GROUP BY 1"
    )
    assert {task: (s.groups, s.audience) for task, s in found.by("event", "task").items()} == expected


def test_a_recount_asks_as_often_for_many_matters_as_for_one(stage: House, django_assert_max_num_queries: Any) -> None:
    walk = a_walk(stage.cast)
    walk.until("sharing", trip(stage.cast))
    copies_of_trips(walk.matter.pk, 400)
    count_everything("delegation", OUT, 400)
    with django_assert_max_num_queries(20):
        assert not list(recount(now=timezone.now()))
