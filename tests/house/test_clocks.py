"""Nothing waits in a broker, no duty's day is read from a global clock inside a verb, and every kind of row has its table."""

import ast

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.house.rooms import ROOMS, ROOT, calls, sources, tree

OWN = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in ROOMS}


def test_nowhere_is_an_eta_given():
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
    with translation.override(None):  # names of fields are kept in English
        loader = MigrationLoader(None)
        questions = NonInteractiveMigrationQuestioner(OWN, dry_run=True)
        detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps), questions)
        changes = detector.changes(graph=loader.graph, trim_to_apps=OWN)
    assert not {label: [m.operations for m in migrations] for label, migrations in changes.items()}
