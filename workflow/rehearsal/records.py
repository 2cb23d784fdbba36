"""Records (演练数据): the lines of a trips file, one JSON object each, before a kind looks at what is its own in them."""

import json
from datetime import date
from typing import Any

from workflow.core import kinds
from workflow.core.kinds import Rehearsal


class Unreadable(ValueError):
    """The line is broken; the sentence says how."""


def parse(line: str) -> dict[str, Any]:
    """The line's object; Unreadable when it is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise Unreadable("not a JSON object")
    return record


def rehearsal_of(record: dict[str, Any]) -> Rehearsal | str:
    """How the kind of that record is rehearsed, or in words why it is not.

    A record that names no kind is of the first kind switched on.
    """
    able = {kind.code: kind.rehearsal for kind in kinds.installed() if kind.rehearsal}
    code = record.get("kind", next(iter(able), None))
    if not isinstance(code, str) or kinds.found(code) is None:
        return f"the kind {code!r} is not installed"
    return able.get(code) or f"the kind {code!r} is not rehearsed"


def handed_in(record: dict[str, Any]) -> date | None:
    """The day of submission, by which the limits are chosen."""
    written = record.get("submitted")
    try:
        return date.fromisoformat(written) if written else None
    except (TypeError, ValueError) as error:
        raise Unreadable("submitted: not a date like 2025-03-07") from error


def texts(record: dict[str, Any], name: str) -> list[str]:
    """A list of texts; empty where nothing is said."""
    found = record.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise Unreadable(f"{name}: give a list of texts")
    return found


def objects(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects; empty where nothing is said."""
    found = record.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Unreadable(f"{name}: give a list of objects")
    return found
