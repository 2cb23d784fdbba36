"""Rules see neither the database nor the mail, never look at what must not be judged, and each cites its source."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from tests.house.rooms import ROOT, home, modules
from workflow.core import kinds

KINDS = kinds.installed()
RULES = [rule for kind in KINDS for rule in kind.rules]
CORE = ["core/rules.py", "core/verdicts.py", "core/canonical.py", "registers/national.py"]
ONE_FILE = {home(kind) for kind in KINDS if home(kind).is_file()}  # the whole kind in one module: its rules alone are looked at
JUDGING = sorted(
    {path for kind in KINDS for path in modules(kind) if path.name == "rules.py" or "rules" in path.parts}
    | {Path(inspect.getfile(rule.function)) for rule in RULES}
)
PURE = sorted(
    {*JUDGING, *(ROOT / "workflow" / path for path in CORE)}
    | {path for kind in KINDS for path in modules(kind) if "application" in path.parts or path.name == "application.py"}
)
FORBIDDEN_NAMES = {"objects", "save", "delete", "atomic", "now", "today", "localdate", "getenv", "environ"}
FORBIDDEN_IMPORTS = re.compile(r"django\.(db|apps|conf|core)|\bmodels\b|notifications|approvals|steps|celery|requests")
NEVER_JUDGED = {"born", "sex", "nation", "religion", "political_status", "health", "identity"}


def judging(path: Path) -> ast.Module:
    """The module; of a kind in one file only the rules, which may call nothing else of it."""
    whole = ast.parse(path.read_text(encoding="utf-8"))
    if path not in ONE_FILE:
        return whole
    own = {node.name for node in whole.body if isinstance(node, ast.FunctionDef)}
    rules = [
        node for node in whole.body
        if isinstance(node, ast.FunctionDef) and any(getattr(getattr(d, "func", None), "id", "") == "rule" for d in node.decorator_list)
    ]  # fmt: skip
    called = {n.func.id for r in rules for n in ast.walk(r) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert rules and not called & own
    return ast.Module(body=list(rules), type_ignores=[])


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_rule_touches_neither_database_nor_clock_nor_mail(path):
    tree = judging(path)
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = [_module(node) for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert not used & FORBIDDEN_NAMES
    assert not [name for name in imported if FORBIDDEN_IMPORTS.search(name)]


@pytest.mark.parametrize("path", JUDGING, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_must_not_be_judged_is_not_looked_at(path):
    tree = judging(path)
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not used & NEVER_JUDGED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_code_a_title_and_a_source(rule):
    assert re.fullmatch(r"[A-Z]{2,4}-\d{2}[a-z]?", rule.code)
    assert re.search(r"\bS\d{2,3}", rule.source) and str(rule.title) and rule.at


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_no_rule_is_listed_twice_and_none_forgotten(kind):
    codes = [rule.code for rule in kind.rules]
    files = set(modules(kind)) | {Path(inspect.getfile(rule.function)) for rule in kind.rules}
    written = re.findall(r'@rule\(\s*"([\w-]+)"', "".join(path.read_text(encoding="utf-8") for path in files))
    assert len(set(codes)) == len(codes) and sorted(codes) == sorted(written)


def test_a_rules_code_stands_for_one_rule_of_the_house():
    codes = {rule.code: rule for rule in RULES}
    assert all(codes[rule.code] is rule for rule in RULES)


def _module(node: ast.Import | ast.ImportFrom) -> str:
    names = ".".join(alias.name for alias in node.names)
    return names if isinstance(node, ast.Import) else f"{node.module or ''}.{names}"
