"""Secrets of this installation: made once, kept in var/keys/<name>, readable by the owner alone.

Only where the environment brings none. Two processes starting at once agree on the same secret.
"""

import base64
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path


def _secret_key() -> str:
    return secrets.token_urlsafe(60)


def _confidential_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


MAKERS: dict[str, Callable[[], str]] = {"secret_key": _secret_key, "confidential_keys": _confidential_key}


def own(name: str, var: Path) -> str:
    """The secret of that name; made now if there is none yet."""
    path = var / "keys" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(path, MAKERS[name]())
    return path.read_text(encoding="utf-8").strip()


def keep(name: str, value: str, var: Path) -> None:
    """Take over a secret from a backup, in place of one's own."""
    path = var / "keys" / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make(path, value)


def _make(path: Path, value: str) -> None:
    # Written aside and linked into place: a reader never sees half a secret, and the first writer wins.
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(value + "\n")
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(aside)
