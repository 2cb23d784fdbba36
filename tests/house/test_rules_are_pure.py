"""Rules see neither the database nor the mail, never look at what must not be judged, and each cites its source."""

import ast
import re
from pathlib import Path

import pytest

from workflow.matters.delegations.rules import RULES

ROOT = Path(__file__).parents[2]
CORE = ["core/rules.py", "core/verdicts.py", "core/canonical.py", "registers/national.py"]
PURE = sorted(
    [
        *ROOT.glob("workflow/matters/*/rules.py"),
        *ROOT.glob("workflow/matters/*/rules/*.py"),
        *ROOT.glob("workflow/matters/delegations/application/*.py"),
        *(
            ROOT / "workflow" / path
            for path in ["core/rules.py", "core/verdicts.py", "core/canonical.py", "registers/national.py"]
        ),
    ]
)
FORBIDDEN_NAMES = {"objects", "save", "delete", "atomic", "now", "today", "localdate", "getenv", "environ"}
FORBIDDEN_IMPORTS = re.compile(r"django\.(db|apps|conf|core)|\bmodels\b|notifications|approvals|steps|celery|requests")
NEVER_JUDGED = {"born", "sex", "nation", "religion", "political_status", "health", "identity"}


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_rule_touches_neither_database_nor_clock_nor_mail(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = [_module(node) for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert not used & FORBIDDEN_NAMES
    assert not [name for name in imported if FORBIDDEN_IMPORTS.search(name)]


@pytest.mark.parametrize("path", [p for p in PURE if "rules" in p.parts or p.name == "rules.py"], ids=str)
def test_what_must_not_be_judged_is_not_looked_at(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not used & NEVER_JUDGED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_code_a_title_and_a_source(rule):
    assert re.fullmatch(r"OUT-\d{2}[a-z]?", rule.code)
    assert re.search(r"\bS\d{2,3}", rule.source) and str(rule.title) and rule.at


def test_no_rule_is_listed_twice_and_none_forgotten():
    codes = [rule.code for rule in RULES]
    written = re.findall(r'@rule\(\s*"(OUT-\w+)"', "".join(p.read_text(encoding="utf-8") for p in PURE))
    assert len(set(codes)) == len(codes) and sorted(codes) == sorted(written)


def _module(node: ast.Import | ast.ImportFrom) -> str:
    names = ".".join(alias.name for alias in node.names)
    return names if isinstance(node, ast.Import) else f"{node.module or ''}.{names}"
