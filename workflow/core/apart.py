"""Apart (隔离进程): strange files are read in another process, without secrets, with limits of time and memory."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 15


class Failed(Exception):
    """The file could not be read: it is damaged, locked, too much, or made to do harm."""


def run(verb: str, *paths: Path) -> bytes:
    """What ``workflow.core.drawing`` answers to that verb; Failed if it breaks or takes too long."""
    command = [sys.executable, "-m", "workflow.core.drawing", verb, *map(str, paths)]
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, env=environment, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS
        )
        done.check_returncode()
    except (subprocess.SubprocessError, OSError) as broken:
        raise Failed(f"{verb} failed") from broken
    return done.stdout
