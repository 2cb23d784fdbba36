"""A release renames a node or moves the flow while matters are under way: seen, refused, migrated, and all go on to the end."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations import Migration, RunPython
from django.db.migrations.loader import MigrationLoader

from approvals import checks
from approvals.evolution import move_flow, rename_node
from approvals.models import Decision
from tests.approvals.test_checks import hand
from tests.making import House, fresh, made, standing_at, waiting
from workflow.matters.delegations.rehearsal.walk import DECIDERS, Walk

OLD_NODE, NODE = "approvals/flow.Rounds.asking", "approvals/flow.Rounds.step"
OLD_FLOW, FLOW = "approvals/circuits.Circuits", "approvals/flow.Rounds"
UNDER_WAY = ("vetting", "notice", "approval", "suspended")
ONWARD = {
    "vetting": ("vet", "hold_notice", "approve"), "notice": ("hold_notice", "approve"), "approval": ("approve",),
    "suspended": ("resumed", "vet", "hold_notice", "approve"),
}  # fmt: skip
TO_THE_END = ("complete_documents", "brief", "draw", "leave", "return_home", "account", "share", "seal")


def the_names_of_an_older_release(old: str, new: str) -> None:
    """As if the code had been changed: the database has names that the code no longer knows."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE viewflow_process SET flow_class = replace(flow_class, %s, %s)", [new, old])
        cursor.execute("UPDATE viewflow_task SET flow_task = replace(flow_task, %s, %s)", [new, old])
        cursor.execute("SELECT count(*) FROM viewflow_task WHERE flow_task LIKE %s", [f"{old}%"])
        assert cursor.fetchone()[0] >= len(UNDER_WAY)


def migrate(change: Any, old: str, new: str, *, back: bool = False) -> None:
    """A data migration as docs/evolving.md shows it, on top of all there are."""
    migration = Migration("0999_new_names", "approvals")
    migration.operations = [
        RunPython(lambda apps, _editor: change(apps, old, new), lambda apps, _editor: change(apps, new, old))
    ]
    state = MigrationLoader(connection).project_state()
    with connection.schema_editor(atomic=False) as editor:
        (migration.unapply if back else migration.apply)(state, editor)


@pytest.fixture
def walks(stage: House) -> dict[str, Walk]:
    return {state: made(state, stage.cast) for state in UNDER_WAY}


def go_to_the_end(walk: Walk, state: str) -> None:
    for part in (*ONWARD[state], *TO_THE_END):
        walk.step("resume", "chen", why="外方已回复") if part == "resumed" else getattr(walk, part)()
    assert fresh(walk).state == "archived"


@pytest.mark.parametrize(
    ("change", "old", "new"), [(rename_node, OLD_NODE, NODE), (move_flow, OLD_FLOW, FLOW)], ids=["a node", "the flow"]
)
def test_names_change_while_matters_are_under_way_and_every_matter_comes_to_its_end(
    stage: House, walks: dict[str, Walk], change: Any, old: str, new: str
) -> None:
    the_names_of_an_older_release(old, new)
    found = list(checks.faults())
    assert {message.id for message in found} == {checks.NAME}
    assert sum(message.msg.count(",") + 1 for message in found) >= len(UNDER_WAY)

    walk = walks["vetting"]
    assignment = waiting(walk).first()
    decider = stage.office.browser(DECIDERS[assignment.panel.phase.code])
    assert fresh(walk).title in decider.get("/inbox/").text and decider.get(walk.matter.get_absolute_url()).status_code == 200
    said = {"verb": "agree", "digest": walk.matter.digest, "opinion": "同意。"}
    decided, entries = Decision.objects.count(), walk.matter.entries.count()
    refused = decider.post(f"/assignments/{assignment.pk}/decision/", said)
    assert refused.status_code == 409 and "系统管理员" in refused.text
    assert (Decision.objects.count(), walk.matter.entries.count()) == (decided, entries)

    migrate(change, old, new)
    assert list(checks.faults()) == []
    migrate(change, old, new)  # twice does nothing twice
    for state, walk in walks.items():
        go_to_the_end(walk, state)
    assert list(checks.faults()) == []


@pytest.mark.parametrize(
    ("change", "old", "new"), [(rename_node, OLD_NODE, NODE), (move_flow, OLD_FLOW, FLOW)], ids=["a node", "the flow"]
)
@standing_at("notice")
def test_the_way_back_is_exact(stage: House, walk: Walk, change: Any, old: str, new: str) -> None:
    def names() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT task.id, flow_task, flow_class FROM viewflow_task task"
                           " JOIN viewflow_process process ON process.id = process_id ORDER BY 1")  # fmt: skip
            return cursor.fetchall()

    before = names()
    migrate(change, new, old)
    assert any(old in name for row in names() for name in row[1:]) and not any(row in before for row in names() if old in row[1])
    migrate(change, new, old, back=True)
    assert names() == before


@standing_at("vetting")
def test_a_flow_of_a_longer_name_is_not_moved_with_it(stage: House, walk: Walk) -> None:
    hand(
        "UPDATE viewflow_task SET flow_task = 'approvals/flow.RoundsOfOthers.step' WHERE process_id ="
        " (SELECT process_id FROM approvals_round WHERE subject_id = %s) AND status = 'NEW'", walk,
    )  # fmt: skip
    migrate(move_flow, FLOW, OLD_FLOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT flow_task FROM viewflow_task")
        names = {name for (name,) in cursor.fetchall()}
    assert "approvals/flow.RoundsOfOthers.step" in names and f"{OLD_FLOW}.opened" in names


@pytest.mark.parametrize("what", ["node", "flow"])
@standing_at("vetting")
def test_taking_the_matter_back_is_refused_too_where_the_flow_is_gone(stage: House, walk: Walk, what: str) -> None:
    the_names_of_an_older = {"node": (OLD_NODE, NODE), "flow": (OLD_FLOW, FLOW)}[what]
    with connection.cursor() as cursor:
        old, new = the_names_of_an_older
        cursor.execute("UPDATE viewflow_process SET flow_class = replace(flow_class, %s, %s)", [new, old])
        cursor.execute("UPDATE viewflow_task SET flow_task = replace(flow_task, %s, %s)", [new, old])
    answer = stage.office.gu.post(f"/matters/{walk.matter.pk}/steps/withdraw/", {"why": "日程有变"})
    assert answer.status_code == {"node": 302, "flow": 409}[what]
    assert fresh(walk).state == {"node": "withdrawn", "flow": "vetting"}[what]
