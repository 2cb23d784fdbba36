"""``check --database default`` finds what does not hold of rounds under way, each fault written by a superuser's hand."""

from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from approvals import checks
from tests.making import House, made, standing_at
from workflow.matters.delegations.rehearsal.walk import Walk

TASK = "process_id = (SELECT process_id FROM approvals_round WHERE subject_id = %s ORDER BY id DESC LIMIT 1) AND status = 'NEW'"
ROUND = "subject_id = %s AND outcome = ''"
PANEL = "outcome = '' AND round_id IN (SELECT id FROM approvals_round WHERE subject_id = %s)"
TO_DO = "closed_at IS NULL AND subject_id = %s AND panel_id IS NOT NULL"
OTHER_TASK = "(SELECT min(id) FROM viewflow_task)"
FAULTS = {
    "a node that is gone": (f"UPDATE viewflow_task SET flow_task = 'approvals/flow.Rounds.asking' WHERE {TASK}", {checks.NAME}),
    "a flow that is gone": (f"UPDATE viewflow_task SET flow_task = 'approvals/flow.Circuits.step' WHERE {TASK}", {checks.NAME}),
    "an app that is gone": (f"UPDATE viewflow_task SET flow_task = 'signing/flow.Rounds.step' WHERE {TASK}", {checks.NAME}),
    "a node of another flow": (
        "UPDATE viewflow_process SET flow_class = 'approvals/flow.Circuits' WHERE id IN"
        f" (SELECT process_id FROM approvals_round WHERE {ROUND})", {checks.NAME},
    ),
    "no active task": (
        f"UPDATE viewflow_task SET status = 'ERROR' WHERE {TASK}", {checks.TASKS, checks.PANEL},
    ),
    "two active tasks": (
        "UPDATE viewflow_task SET status = 'NEW' WHERE flow_task LIKE '%%.opened' AND process_id ="
        f" (SELECT process_id FROM approvals_round WHERE {ROUND})", {checks.TASKS, checks.STEP, checks.NOBODY},
    ),
    "a step that is not of the route": (
        f"UPDATE viewflow_task SET data = '{{\"step\": 99}}' WHERE {TASK}", {checks.STEP},
    ),
    "no step": (f"UPDATE viewflow_task SET data = '{{}}' WHERE {TASK}", {checks.STEP}),
    "a panel on another task": (
        f"UPDATE approvals_panel SET task_id = {OTHER_TASK} WHERE {PANEL}", {checks.PANEL, checks.NOBODY},
    ),
    "a to-do of a panel that is over": (
        f"UPDATE approvals_panel SET outcome = 'agree' WHERE {PANEL}", {checks.TO_DO, checks.NOBODY},
    ),
    "a round that is over": (
        f"UPDATE approvals_round SET outcome = 'agree' WHERE {ROUND}", {checks.ENDED},
    ),
    "a to-do of another matter": (
        f"UPDATE approvals_assignment SET subject_id = (SELECT min(id) FROM core_matter WHERE id <> subject_id) WHERE {TO_DO}",
        {checks.TO_DO},
    ),
}  # fmt: skip


def hand(sql: str, walk: Walk) -> None:
    """What a superuser writes, past every trigger."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, [walk.matter.pk])
        assert cursor.rowcount
        cursor.execute("SET session_replication_role = origin")


@pytest.mark.parametrize("fault", FAULTS)
@standing_at("vetting")
def test_each_fault_is_found_and_named_by_ids_alone(stage: House, walk: Walk, fault: str) -> None:
    made("notice", stage.cast)
    assert list(checks.faults()) == []
    sql, ids = FAULTS[fault]
    hand(sql, walk)
    found = list(checks.faults())
    assert {message.id for message in found} == ids
    for message in found:
        assert "docs/evolving.md" in message.hint and any(sign.isdigit() for sign in message.msg)
        assert not any(person.name in str(message) for person in stage.cast.values())


@standing_at("vetting", "notice", "approval", "documents", "sent_back", "suspended", "withdrawn", "rejected", "archived")
def test_nothing_is_said_of_what_the_verbs_did(stage: House, walk: Walk) -> None:
    assert list(checks.faults()) == []


@standing_at("vetting")
def test_the_number_of_statements_does_not_grow_with_the_rounds(stage: House, walk: Walk) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            list(checks.faults())
        return len(asked)

    few = cost()
    for state in ("notice", "approval", "suspended"):
        made(state, stage.cast)
    assert cost() == few == 7


@standing_at("vetting")
def test_the_command_finds_it_only_where_the_database_is_named(stage: House, walk: Walk, capsys: Any) -> None:
    strictly = {"databases": ["default"], "fail_level": "WARNING"}
    call_command("check", **strictly)
    hand(FAULTS["no step"][0], walk)
    assert not [message for message in run_checks() if message.id == checks.STEP]
    with pytest.raises(SystemCheckError, match=checks.STEP):
        call_command("check", **strictly)


@standing_at("vetting")
def test_a_broken_round_keeps_no_migration_and_no_start_from_happening(stage: House, walk: Walk, capsys: Any) -> None:
    hand(FAULTS["a node that is gone"][0], walk)
    call_command("migrate", verbosity=0, skip_checks=False)
    assert checks.NAME in capsys.readouterr().err


@standing_at("vetting")
def test_while_migrations_wait_nothing_is_judged_but_said(stage: House, walk: Walk) -> None:
    hand(FAULTS["a node that is gone"][0], walk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'viewflow' AND name LIKE '0015%%'")
    (said,) = checks.rounds_are_whole(databases=["default"])
    assert (said.id, said.is_serious()) == (checks.LATER, False)
    assert checks.rounds_are_whole() == []


@standing_at("vetting")
def test_many_ids_are_counted_not_listed(stage: House, walk: Walk) -> None:
    (message,) = checks._some(checks.TASKS, "rounds", list(range(50)))
    assert message.msg.endswith("19 and 30 more.")
