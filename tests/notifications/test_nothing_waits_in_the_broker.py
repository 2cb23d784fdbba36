"""Deadlines are rows (期限只在数据库里): no task is ever sent with a time of its own."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("notifications", "approvals", "workflow", "deploy")
TIMED = re.compile(r"\b(eta|countdown)\s*=")


def test_no_task_carries_an_eta_or_a_countdown() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    assert files
    assert [str(path) for path in files if TIMED.search(path.read_text(encoding="utf-8"))] == []
