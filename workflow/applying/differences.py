"""What changed between two revisions (变更对照), in words: label, before, after."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel

from workflow.applying.content import Application
from workflow.applying.form import Form
from workflow.core import countries

Change = tuple[str, str, str]
UNSPOKEN = ("key", "person_id")  # ids say nothing to a reader


def changes(form: Form, old: Application, new: Application) -> list[Change]:
    """Every field that differs, in the order of the form; empty when nothing did."""
    found: list[Change] = []
    for name in in_order(form):
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if isinstance(after, BaseModel):
            found += _fields(form, name, before, after, prefix="")
        elif any(isinstance(line, BaseModel) for line in (*_listed(before), *_listed(after))):
            by = _keyed if _people(form, name, before, after) else _lines
            found += by(form, name, before, after)
        else:
            found.append((str(form.label(name)), in_words(form, name, before), in_words(form, name, after)))
    return found


def in_order(form: Form) -> list[str]:
    """The names of the application, page by page."""
    pages = form.pages
    return sorted(form.application.model_fields, key=lambda name: pages.index(form.part_of(name)))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _people(form: Form, name: str, before: list[Any], after: list[Any]) -> bool:
    """Whether each line has a key, by which it is the same in all revisions."""
    return all(hasattr(line, "key") for line in (*before, *after))


def _keyed(form: Form, name: str, before: list[Any], after: list[Any]) -> list[Change]:
    old, new = _by_key(before), _by_key(after)
    found: list[Change] = []
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            found.append((str(form.label(name)), old[key].name or key, _("(no longer there)")))
        elif key not in old:
            found.append((str(form.label(name)), _("(not there before)"), new[key].name or key))
        else:
            found += _fields(form, name, old[key], new[key], prefix=f"{new[key].name or key} · ")
    return found


def _by_key(people: list[Any]) -> dict[str, Any]:
    return {person.key or f"#{number}": person for number, person in enumerate(people, 1)}


def _lines(form: Form, name: str, before: list[Any], after: list[Any]) -> list[Change]:
    found: list[Change] = []
    for number in range(max(len(before), len(after))):
        label = f"{form.label(name)} {number + 1}"
        old = before[number] if number < len(before) else None
        new = after[number] if number < len(after) else None
        if old is None or new is None:
            found.append((label, _summary(form, name, old), _summary(form, name, new)))
        else:
            found += _fields(form, name, old, new, prefix=f"{label} · ")
    return found


def _fields(form: Form, name: str, old: BaseModel, new: BaseModel, *, prefix: str) -> list[Change]:
    found = []
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        path = f"{name}.{field}"
        if before != after and field not in UNSPOKEN and not _is_sealed(before, after):
            found.append((f"{prefix}{form.label(path)}", in_words(form, path, before), in_words(form, path, after)))
    if not found and old != new:
        found.append((f"{prefix}{form.label(name)}", _("(as before)"), _("(another entry of the directory)")))
    return found


def _is_sealed(before: Any, after: Any) -> bool:
    return isinstance(before or after, BaseModel)


def _summary(form: Form, name: str, part: BaseModel | None) -> str:
    if part is None:
        return "–"
    told = [in_words(form, f"{name}.{field}", getattr(part, field)) for field in part.model_fields_set]
    return " · ".join(sorted(word for word in told if word != "–")) or "–"


def in_words(form: Form, path: str, value: Any) -> str:
    """One value as a reader wants to see it."""
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(in_words(form, path, each) for each in value)
    if path in form.choices:
        return str(form.choices[path].get(value, value))
    box = form.boxes.get(path)
    if box and box.kind == "country":
        return countries.name(value)
    if path in form.paper_fields or path.endswith("sha256"):
        return _("file %(start)s…") % {"start": value[:8]}
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:,.2f}" if isinstance(value, Decimal) else str(value)
