"""Matters by the ten thousand (成千上万的事项): three made by the verbs, then copied row by row in SQL with other values.

A trip that is over, a visit that is over and a lecture that was held come from the verbs; of each the rows in the tables
that figures look at are copied, the triggers asleep: days, countries, track, task, organiser, plan, people, money, returns
of passports and of reports hang on the number of the copy alone. What was copied was never counted.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection

FIRST = "'2024-01-01'::date + (n * 7 % 731)::int"  # the day that counts
OUT, IN, EVENT = 10_000_000, 20_000_000, 30_000_000  # ids of the copies begin there
LEGS = """(SELECT jsonb_agg((c->'legs'->0) || jsonb_build_object('country', code)) FROM unnest(CASE n % 5
  WHEN 0 THEN ARRAY['JP', 'KR'] WHEN 1 THEN ARRAY['TW'] WHEN 2 THEN ARRAY['FR', 'HK', 'FR'] WHEN 3 THEN ARRAY['HK', 'MO']
  ELSE ARRAY['DE'] END) AS code)"""
TRIP = f"""c || jsonb_build_object('track', (ARRAY['general', 'academic'])[1 + n % 2], 'joined', n % 9 = 0, 'in_plan', n % 4 <> 0,
  'task_type', (ARRAY['visit', 'training', 'conference'])[1 + n % 3], 'legs', {LEGS},
  'itinerary', '[]'::jsonb)"""
VISIT = """c || jsonb_build_object('origin', (ARRAY['foreign', 'hk_macau', 'taiwan', 'domestic'])[1 + n % 4],
  'places', CASE WHEN n % 4 < 3 THEN jsonb_build_array(jsonb_build_object('country', (ARRAY['JP', 'HK', 'TW'])[1 + n % 4]))
            ELSE '[]' END,
  'school_leader', n % 6 = 0, 'guest_class', (ARRAY['university', 'government'])[1 + n % 2])"""
MATTER = {
    "words": "''", "number": "'GEN-' || {base} + n",
    "unit_id": "(SELECT id FROM people_unit ORDER BY id LIMIT 1 OFFSET n % 4)",
}


def copies_of_trips(pk: int, number: int) -> None:
    """Trips: one or two came home, or nobody said how many; some reports and passports are late or out."""
    base = OUT
    own = {"matter_id": f"{base} + n"}
    _matters(pk, number, base, content=TRIP, table="delegations_delegation")
    _copy("core_participant", f"matter_id = {pk}", number, own | {"dropped_at": "CASE WHEN key = 'm3' AND n % 2 = 0 THEN now() END"})
    _copy("duties_trip", f"matter_id = {pk}", number, own | {
        "left_on": FIRST, "came_home_on": f"CASE WHEN n % 13 > 0 THEN {FIRST} + n % 8 END",
        "people_back": "CASE WHEN n % 13 > 0 AND n % 3 > 0 THEN n % 3 END"})  # fmt: skip
    _copy("duties_settlement", f"matter_id = {pk}", number, own | {"approved": "1000 + n % 500 * 1.25", "total": "n % 700 * 1.5"},
          where="n % 13 > 0 AND n % 7 > 0")  # fmt: skip
    _copy("duties_report", f"matter_id = {pk}", number, own | {"handed_in_at": f"({FIRST} + n % 8 + n % 25)::timestamptz"},
          where="n % 13 > 0 AND n % 5 > 0")  # fmt: skip
    _copy("registers_loan", f"matter_id = {pk}", number, own | {
        "passport_id": f"{base} + 10 * n + t.participant_id % 10", "drawn_on": FIRST, "due_on": f"{FIRST} + n % 8 + 7",
        "returned_on": f"CASE WHEN n % 6 > 0 THEN {FIRST} + n % 8 + n % 10 END"})  # fmt: skip


def copies_of_visits(pk: int, number: int) -> None:
    """Visits of every origin; not everybody who was expected came."""
    own = {"matter_id": f"{IN} + n"}
    _matters(pk, number, IN, content=VISIT, table="visits_visit")
    _copy("visits_stay", f"matter_id = {pk}", number, own | {
        "arrived_at": f"({FIRST})::timestamptz + interval '9 hours'", "people": "1 + n % 30",
        "left_at": f"CASE WHEN n % 9 > 0 THEN ({FIRST} + n % 4)::timestamptz + interval '16 hours' END"})  # fmt: skip


def copies_of_lectures(pk: int, number: int) -> None:
    """Lectures with one speaker before an audience."""
    content = "c || jsonb_build_object('subject', (ARRAY['engineering', 'medicine'])[1 + n % 2])"
    _matters(pk, number, EVENT, content=content)
    held = f"t.facts || jsonb_build_object('held_on', {FIRST}, 'attendance', 20 + n % 300)"
    _copy("core_entry", f"matter_id = {pk} AND step = 'record_held'", number, {"matter_id": f"{EVENT} + n", "facts": held})


def _matters(pk: int, number: int, base: int, *, content: str, table: str = "") -> None:
    own = {name: sql.format(base=base) for name, sql in MATTER.items()}
    _copy("core_matter", f"id = {pk}", number, own | {"id": f"{base} + n", "revision_id": f"{base} + n"})
    _copy("core_revision", f"matter_id = {pk} AND id = (SELECT revision_id FROM core_matter WHERE id = {pk})", number, {
        "id": f"{base} + n", "matter_id": f"{base} + n", "canonical": f"(SELECT ({content})::text FROM (SELECT t.canonical::jsonb) AS j (c))"})
    if table:
        _copy(table, f"matter_ptr_id = {pk}", number, {"matter_ptr_id": f"{base} + n"})


def _copy(table: str, of: str, number: int, values: Mapping[str, Any], where: str = "TRUE") -> None:
    """Copy the rows ``of`` the table, for each number a copy; a column not named keeps its value, an id is given anew."""
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        columns = [name for name in columns if name != "id" or "id" in values]
        said = ", ".join(str(values.get(name, f"t.{name}")) for name in columns)
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608 - names and values of our own
            f" SELECT {said} FROM {table} AS t, generate_series(1, {number}) AS n WHERE {of} AND {where}"
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute(f"ANALYZE {table}")
