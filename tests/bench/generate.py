"""Finished matters by the thousand (历史数据): ten years of an office in a minute, by COPY past the triggers.

Each has its revision, travellers, journal, one ended round with four decided panels, and read messages; all of them
belong to a few hundred invented people, and every panel was decided by the same busy four.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection
from django.utils import timezone

from approvals.models import Phase
from approvals.people.models import Person, Unit
from workflow.core.search import tokens

OWNERS = 300
PANELS = (("personnel", "he"), ("secrecy", "meng"), ("finance", "song"), ("teaching", "jiao"))
PLACES = (("大阪", "日本", "JP"), ("柏林", "德国", "DE"), ("里昂", "法国", "FR"), ("曼谷", "泰国", "TH"), ("奥克兰", "新西兰", "NZ"))
STEPS = (("begin", "draft", "draft"), ("submit", "draft", "vetting"), ("enter_notice", "vetting", "notice"),
         ("enter_approval", "notice", "approval"), ("approve", "approval", "documents"), ("archive", "sharing", "archived"))  # fmt: skip
TABLES = {
    "people_person": "id password username name name_key email phone language theme is_active sessions_ended",
    "core_matter": "id kind number title state before_suspension post_title urgent urgent_reason starts_on ends_on places"
    " limits_on words created_at changed_at ended_at owner_id unit_id revision_id draft",
    "delegations_delegation": "matter_ptr_id",
    "core_revision": "id no canonical digest report made_at by_id matter_id",
    "core_participant": "id key name unit_name post leader matter_id person_id",
    "core_entry": "id seq at step source target facts prev hash by_id matter_id",
    "viewflow_process": "id flow_class status created finished data",
    "viewflow_task": "id flow_task flow_task_type status created finished token process_id data",
    "approvals_round": "id purpose no digest facts outcome opened_at ended_at process_id subject_id route_id",
    "approvals_panel": "id opened_at outcome note task_id phase_id round_id stopped",
    "approvals_assignment": "id errand role opened_at due_on closed_at verdict person_id subject_id panel_id part weight waits question rung closed_for",
    "approvals_decision": "id verdict opinion digest at source assignment_id by_id subject_id resume",
    "approvals_barred": "id why person_id subject_id",
    "notifications_message": "id recipient_id event channel subject_id title number url facts dedupe created_at due_at"
    " attempts sent_at last_error read_at",
}


def finished_matters(number: int, cast: dict[str, Person]) -> None:
    """That many archived delegations, the newest finished yesterday."""
    rows: dict[str, list[tuple]] = {table: [] for table in TABLES}
    ids = {table: count(_newest(table) + 1) for table in TABLES}
    owners = list(_owners(rows, ids))
    known = {"cast": cast, "owners": owners, "unit": Unit.objects.get(code="CIE"), "phases": _phases()}
    with _past_the_triggers():
        for no in range(number):
            _matter(rows, ids, no, timezone.now() - timedelta(hours=12 * (number - no)), **known)
            if no % 2000 == 1999:
                _write(rows)
        _write(rows)
        for table in TABLES:
            _move_sequence(table)


def _owners(rows: dict, ids: dict) -> Iterator[tuple[int, str]]:
    for no in range(OWNERS):
        pk, name = next(ids["people_person"]), f"何某{no}"
        rows["people_person"].append((pk, "!", f"h{pk}", name, f"he mou {no}", "", "", "zh-hans", "", True, 0))
        yield pk, name


def _phases() -> dict[str, Phase]:
    return {phase.code: phase for phase in Phase.objects.filter(route__kind="delegation", route__version=1)}


def _matter(rows: dict, ids: dict, no: int, at: datetime, *, cast: dict, owners: list, unit: Unit, phases: dict) -> None:
    city, country, code = PLACES[0] if no % 500 == 0 else PLACES[1 + no % (len(PLACES) - 1)]
    owner, name = owners[no % len(owners)]
    pk, revision = next(ids["core_matter"]), next(ids["core_revision"])
    number, title, digest = f"OLD-{at.year}-{pk:06d}", f"赴{country}{city}访问团组", f"{pk:064x}"
    words = sorted({word for text in (number, title, name, city, country) for word in tokens(text)})
    rows["core_matter"].append((
        pk, "delegation", number, title, "archived", "", "教授", False, "", at.date(), at.date(), [code], at.date(),
        " ".join(f"'{word}'" for word in words), at, at, at, owner, unit.pk, revision, "{}",
    ))  # fmt: skip
    rows["delegations_delegation"].append((pk,))
    rows["core_revision"].append((revision, 1, json.dumps({"title": title}), digest, "[]", at, owner, pk))
    for key, person in (("m1", owner), ("m2", owners[(no + 1) % len(owners)][0])):
        rows["core_participant"].append((next(ids["core_participant"]), key, name, "", "教授", key == "m1", pk, person))
        rows["approvals_barred"].append((next(ids["approvals_barred"]), "traveller", person, pk))
        rows["notifications_message"].append((
            next(ids["notifications_message"]), person, "matter.archived", "in_app", pk, title, number, f"/matters/{pk}/",
            "{}", f"old:{pk}:{person}", at, at, 1, at, "", at,
        ))  # fmt: skip
    for seq, (step, source, target) in enumerate(STEPS, 1):
        rows["core_entry"].append((next(ids["core_entry"]), seq, at, step, source, target, "{}", "0" * 64, "0" * 64, owner, pk))
    _round(rows, ids, pk, at, digest=digest, cast=cast, phases=phases)


def _round(rows: dict, ids: dict, pk: int, at: datetime, *, digest: str, cast: dict, phases: dict) -> None:
    process, round = next(ids["viewflow_process"]), next(ids["approvals_round"])
    route = next(iter(phases.values())).route_id
    rows["viewflow_process"].append((process, "approvals/flow.Rounds", "DONE", at, at, "{}"))
    rows["approvals_round"].append((round, "application", 1, digest, "{}", "agree", at, at, process, pk, route))
    for role, username in PANELS:
        task, panel = next(ids["viewflow_task"]), next(ids["approvals_panel"])
        assignment, by = next(ids["approvals_assignment"]), cast[username].pk
        rows["viewflow_task"].append((task, "approvals/flow.Rounds.step", "HUMAN", "DONE", at, at, "start", process, "{}"))
        rows["approvals_panel"].append((panel, at, "agree", "", task, phases[role].pk, round, False))
        rows["approvals_assignment"].append((assignment, "", role, at, at.date(), at, "agree", by, pk, panel, "", 1, False, "", 0, ""))
        rows["approvals_decision"].append((next(ids["approvals_decision"]), "agree", "同意。", digest, at, "{}", assignment, by, pk, False))


def _write(rows: dict[str, list[tuple]]) -> None:
    with connection.cursor() as cursor:
        for table, columns in TABLES.items():
            _copy(cursor.cursor, f"COPY {table} ({', '.join(columns.split())}) FROM STDIN", rows[table])
            rows[table].clear()


def _copy(cursor: Any, statement: str, rows: Iterable[tuple]) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def _past_the_triggers() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            cursor.execute("SET session_replication_role = origin")


def _newest(table: str) -> int:
    key = TABLES[table].split()[0]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max({key}), 0) FROM {table}")  # noqa: S608 - names of our own tables
        return cursor.fetchone()[0]


def _move_sequence(table: str) -> None:
    if table != "delegations_delegation":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {_newest(table) or 1})")  # noqa: S608


def analyse() -> None:
    """Let the planner know what has come in."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ANALYZE {table}")
