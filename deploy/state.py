"""What this installation remembers between starts: ports and passwords of its own servers, in var/state.json (0600)."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any


def read(var: Path) -> dict[str, dict[str, Any]]:
    try:
        return json.loads((var / "state.json").read_text(encoding="utf-8"))
    except OSError:  # none yet, or not ours to read
        return {}


def address(var: Path, server: str, default: str) -> str:
    """Where that server of this installation listens; so that every command finds what `up` has started."""
    return read(var).get(server, {}).get("address", default)


def remembered(var: Path, server: str, key: str, make: Callable[[], Any]) -> Any:
    """The value kept from last time; made and kept now if there is none."""
    kept = read(var).get(server, {})
    return kept[key] if key in kept else remember(var, server, key, make())


def remember(var: Path, server: str, key: str, value: Any) -> Any:
    state = read(var)
    state.setdefault(server, {})[key] = value
    aside = var / "state.json.new"
    aside.touch(mode=0o600)
    aside.write_text(json.dumps(state, indent=1), encoding="utf-8")
    os.replace(aside, var / "state.json")
    return value
