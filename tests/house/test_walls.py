"""Who may import whom, what a file may be called, how long it may be, and what never stands in one."""

import ast
import re
from importlib import metadata
from pathlib import Path

import pytest
from django.conf import settings
from importlinter import cli

from tests.house.rooms import ROOT, sources, tracked, tree

LINES, LINES_OF_A_TEST = 300, 400
LINES_OF_A_KIND = 520  # of one that is a single module: others have thirty files for the same
ONE_FILE = {ROOT / Path(*module.split(".")).with_suffix(".py") for module in settings.ONE_FILE_KINDS}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "services"}
KNOW_VIEWFLOW = {"approvals/flow.py", "approvals/models"}
FOREIGN = re.compile(
    r"(?<![\w.-])/(wo" + r"rk|ro" + r"ot|ho" + r"me)/\w|index" + r"-url[ =]\S+//|//\S*(py" + r"pi|np" + r"mjs|artifact" + r"ory|nex"
    r"us|mir" + r"ror)[\w.-]*[/:]"
)  # in pieces, so that this file does not find itself
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b|#.*\bX" + r"XX\b|raise NotImplemented" + r"Error|assert T" + r"rue\b")
TEXT = {".py", ".html", ".txt", ".css", ".js", ".md", ".toml", ".po", ".lock", ".cfg", ".ini", ".yml", ".yaml", ".sh", ".svg", ""}


def test_the_rooms_import_one_another_only_as_drawn(capsys):
    broken = cli.lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert not broken, capsys.readouterr().out


def _imports(path) -> set[str]:
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def test_only_the_flow_and_its_models_know_viewflow():
    know = {str(path.relative_to(ROOT)) for path in sources() if "viewflow" in _imports(path)}
    assert not {name for name in know if not name.startswith(tuple(KNOW_VIEWFLOW))}


def test_one_state_machine_is_installed_and_not_two():
    installed = {name.metadata["Name"].lower() for name in metadata.distributions()}
    assert "django-fsm-2" in installed
    assert not installed & {"django-fsm", "viewflow"}


def test_every_file_is_named_after_what_it_is():
    assert not [path for path in sources() if path.stem in NAMELESS or path.parent.name in NAMELESS]


def test_no_file_outgrows_its_reader():
    modules = [path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts]
    long = {}
    for path in modules:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > (LINES_OF_A_TEST if "tests" in path.parts else LINES_OF_A_KIND if path in ONE_FILE else LINES):
            long[str(path.relative_to(ROOT))] = lines
    assert not long


def test_every_module_says_what_it_promises():
    silent = [path for path in sources() if path.read_text().strip() and not ast.get_docstring(tree(path))]
    assert not [str(path.relative_to(ROOT)) for path in silent]


def test_no_import_dodges_a_circle():
    """Imports stand at the top; apps.py, which runs before the models are there, and settings may wait."""
    late = []
    for path in sources():
        for function in (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)):
            if path.name not in ("apps.py", "settings.py") and any(isinstance(n, (ast.Import, ast.ImportFrom)) for n in ast.walk(function)):
                late.append(f"{path.relative_to(ROOT)}: {function.name}")
    assert not late


@pytest.mark.parametrize("words", [FOREIGN, UNFINISHED], ids=["foreign", "unfinished"])
def test_nothing_foreign_and_nothing_unfinished_is_handed_on(words):
    found = []
    for path in tracked():
        if path.suffix in TEXT and path.name != "LICENSE":
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), start=1):
                if words.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found
