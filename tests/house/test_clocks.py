"""Nothing waits in a broker, no duty's day is read from a global clock inside a verb, and every kind of row has its table."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState

from tests.house.rooms import ROOT, calls, sources, tree

OWN = {"people", "approvals", "notifications", "core", "registers", "duties", "delegations", "desk", "deploy"}
WAITING = {"eta", "countdown", "expires_at_broker"}


def test_no_task_waits_in_the_broker():
    waiting = []
    for name in ("apply_async", "signature", "s", "retry", "send_task"):
        for path, call in calls(name):
            waiting += [f"{path.relative_to(ROOT)}:{call.lineno}" for given in call.keywords if given.arg in WAITING]
    assert not waiting


def test_nowhere_is_an_eta_given():
    import ast

    given = [
        f"{path.relative_to(ROOT)}:{node.value.lineno}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg in ("eta", "countdown")
    ]
    assert not given


def test_a_verb_asks_no_clock():
    """Steps, duties, passports and decisions take ``now``; only the doors may fill it in."""
    asked = []
    for path, call in [*calls("now"), *calls("today"), *calls("localdate")]:
        name = str(path.relative_to(ROOT))
        verb = name.startswith(("workflow/duties/", "workflow/registers/passports/", "approvals/actions/")) or "/steps/" in name
        asked += [f"{name}:{call.lineno}"] * (verb and not call.args)
    assert not asked


def test_no_migration_is_missing():
    detector = MigrationAutodetector(
        MigrationLoader(None).project_state(), ProjectState.from_apps(apps), NonInteractiveMigrationQuestioner(OWN, dry_run=True)
    )
    changes = detector.changes(graph=MigrationLoader(None).graph, trim_to_apps=OWN)
    assert not {label: [m.operations for m in migrations] for label, migrations in changes.items()}
