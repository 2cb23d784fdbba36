"""What changed between two revisions (变更对照), in words: label, before, after."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel

from workflow.core import countries

from .content import Application
from .labels import CHOICES, LABELS
from .parts import Member

Change = tuple[str, str, str]
NUMBERED = ("legs", "itinerary", "budget", "attachments")
UNSPOKEN = ("key", "person_id", "identity")  # ids say nothing to a reader


def changes(old: Application, new: Application) -> list[Change]:
    """Every field that differs, in the order of the form; empty when nothing did."""
    found: list[Change] = []
    for name in Application.model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if name == "members":
            found += _people(before, after)
        elif name in NUMBERED:
            found += _lines(name, before, after)
        elif name == "declarations":
            found += _fields(name, before, after, prefix="")
        else:
            found.append((str(LABELS[name]), in_words(name, before), in_words(name, after)))
    return found


def _people(before: list[Member], after: list[Member]) -> list[Change]:
    old, new = _by_key(before), _by_key(after)
    found: list[Change] = []
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            found.append((str(LABELS["members"]), old[key].name or key, _("(left the group)")))
        elif key not in old:
            found.append((str(LABELS["members"]), _("(joined the group)"), new[key].name or key))
        else:
            found += _fields("members", old[key], new[key], prefix=f"{new[key].name or key} · ")
    return found


def _by_key(members: list[Member]) -> dict[str, Member]:
    return {member.key or f"#{number}": member for number, member in enumerate(members, 1)}


def _lines(name: str, before: list[Any], after: list[Any]) -> list[Change]:
    found: list[Change] = []
    for number in range(max(len(before), len(after))):
        label = f"{LABELS[name]} {number + 1}"
        old = before[number] if number < len(before) else None
        new = after[number] if number < len(after) else None
        if old is None or new is None:
            found.append((label, _summary(name, old), _summary(name, new)))
        else:
            found += _fields(name, old, new, prefix=f"{label} · ")
    return found


def _fields(name: str, old: BaseModel, new: BaseModel, *, prefix: str) -> list[Change]:
    found = []
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        path = f"{name}.{field}"
        if before != after and field not in UNSPOKEN:
            found.append((f"{prefix}{LABELS[path]}", in_words(path, before), in_words(path, after)))
    if not found and old != new:
        found.append((f"{prefix}{LABELS[name]}", _("(as before)"), _("(another entry of the directory)")))
    return found


def _summary(name: str, part: BaseModel | None) -> str:
    if part is None:
        return "–"
    told = [in_words(f"{name}.{field}", getattr(part, field)) for field in part.model_fields_set]
    return " · ".join(sorted(word for word in told if word != "–")) or "–"


def in_words(path: str, value: Any) -> str:
    """One value as a reader wants to see it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if path in CHOICES:
        return str(CHOICES[path].get(value, value))
    if path == "legs.country":
        return countries.name(value)
    if path.endswith(("invitation", "longer_stay_report", "sha256")):
        return _("file %(start)s…") % {"start": value[:8]}
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:,.2f}" if isinstance(value, Decimal) else str(value)
