"""The project's own files: what git keeps, or, where there is no git, what lies in the rooms."""

import ast
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ROOMS = ("approvals", "deploy", "notifications", "workflow")


@cache
def sources() -> tuple[Path, ...]:
    """Every module of the rooms, migrations not counted."""
    found = [path for room in ROOMS for path in ROOT.glob(f"{room}/**/*.py")]
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is handed on to others."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    names = [name for name in listed.decode().split("\0") if name]
    return tuple(ROOT / name for name in names if (ROOT / name).is_file()) or sources()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def home(kind: Any) -> Path:
    """Where a kind lives: its folder under workflow/matters, or its one file."""
    folder = ROOT / Path(*kind.model.__module__.split(".")[:3])
    return folder if folder.is_dir() else folder.with_suffix(".py")


def modules(kind: Any) -> list[Path]:
    """The modules of a kind, migrations not counted."""
    return [path for path in sources() if path == home(kind) or home(kind) in path.parents]


def calls(name: str) -> list[tuple[Path, ast.Call]]:
    """Every call of a function or method of that name in the rooms."""
    return [
        (path, node)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
    ]
