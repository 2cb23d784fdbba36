"""Settings read themselves from the environment and, when wrong, say how to be right.

Every reader takes the variable's name and a default. ``NAME_FILE`` may point to a file that holds the value,
so that secrets need not stand in the environment.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The value as it stands; from ``NAME_FILE`` where that is set."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE={path!r} cannot be read ({error.strerror}).") from error
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """1 or 0."""
    value = text(name, "1" if default else "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f'{name}="{value}"; give 1 or 0.')
    return value == "1"


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name, str(default))
    if not value.lstrip("-").isdigit():
        raise ImproperlyConfigured(f'{name}="{value}"; give a whole number.')
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Words separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
