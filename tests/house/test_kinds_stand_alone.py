"""A kind is one line of the settings and one folder: nothing else names it, and without the line the house still stands.

The code of a kind is therefore a word that stands for nothing else in the rooms.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from tests.house.rooms import ROOT, home, sources, tree
from workflow.core import kinds

KINDS = kinds.installed()
SETTINGS = ROOT / "deploy/settings.py"
MATTERS = ROOT / "workflow/matters"
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def module_of(kind) -> str:
    """workflow.matters.delegations"""
    return ".".join(kind.model.__module__.split(".")[:3])


def words_of(kind) -> set[str]:
    """What a string may not be: the code, the label, the model."""
    meta = kind.model._meta
    own = {meta.app_label} if apps.get_app_config(meta.app_label).name == module_of(kind) else set()  # else one of many modules
    return {kind.code, meta.label, meta.label_lower} | own


def named_in(path: Path, kind) -> Iterator[str]:
    """Where a module names the kind: an import, its path in a string, or one of its words as a string."""
    inside = MATTERS in path.parents  # another kind: imports are refused there, its words may mean something else
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            said = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            found = any(re.match(rf"{re.escape(module_of(kind))}(\.|$)", name) for name in said)
        else:
            said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            found = module_of(kind) in said or not inside and said in words_of(kind)
        if found:
            yield f"{path.relative_to(ROOT)}:{node.lineno}"


@every_kind
def test_no_module_outside_its_folder_names_a_kind(kind):
    outside = [path for path in sources() if path != home(kind) and home(kind) not in path.parents and path != SETTINGS]
    assert not [place for path in outside for place in named_in(path, kind)]


@every_kind
def test_one_line_of_the_settings_switches_a_kind_on(kind):
    written = SETTINGS.read_text(encoding="utf-8")
    assert len(list(named_in(SETTINGS, kind))) == 1
    lines = [*settings.INSTALLED_APPS, *settings.ONE_FILE_KINDS]
    assert lines.count(module_of(kind)) == 1 and written.count(module_of(kind)) == 1


@every_kind
def test_no_page_outside_its_folder_names_a_kind(kind):
    folders = [ROOT / "templates" / apps.get_app_config(kind.model._meta.app_label).label, ROOT / "templates/locale"]
    words = "|".join(sorted(re.escape(word) for word in words_of(kind)))
    named = re.compile(rf"""["'](?:{words})["'/]""")
    pages = [page for page in (ROOT / "templates").rglob("*") if page.suffix in (".html", ".txt", ".svg", ".js")]
    assert len(pages) > 50
    found = [
        f"{page.relative_to(ROOT)}: {hit[0]}"
        for page in pages if not set(folders) & set(page.parents)
        for hit in named.finditer(page.read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert not found


LOOK = """
import django
django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
from workflow.core import kinds
assert {code!r} not in [kind.code for kind in kinds.installed()], "it is switched off"
person = get_user_model().objects.get(username="chen")
client = Client()
client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
for address in {addresses!r}:
    print(address, client.get(address).status_code)
"""
ADDRESSES = ["/inbox/", "/matters/", "/matters/mine/", "/matters/?format=xlsx", "/notices/", "/routes/", "/api/v1/openapi.json"]


def run(*arguments: str, without: str) -> str:
    """What a Python of its own says, on this test's database, with that line of the settings gone."""
    at = connection.settings_dict
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.house.switched_off", "WITHOUT": without, "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}",
    }  # fmt: skip
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@every_kind
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_without_its_line_the_house_stands_and_its_matters_lie_still(kind):
    """Its matters stay in the lists and the inbox, by their code; their pages are gone until it is switched on again."""
    standing = [matter for matter in demo_of(kind) if matter.number][0]
    run("manage.py", "check", without=module_of(kind))
    said = run("-c", LOOK.format(code=kind.code, addresses=[*ADDRESSES, standing.get_absolute_url()]), without=module_of(kind))
    told = dict(line.rsplit(" ", 1) for line in said.splitlines() if line.startswith("/"))
    assert told == dict.fromkeys(ADDRESSES, "200") | {standing.get_absolute_url(): "404"}


def demo_of(kind) -> Iterator:
    """The first matters of the kind's demo, until one is in somebody's hands."""
    for matter in kind.rehearsal.demo():
        yield matter
        if matter.number and matter.assignments.filter(closed_at=None).exists():
            return
