"""Lines (行): guests, stays and costs come and go."""

import secrets
from typing import Any

from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.applying.binding import lines_of
from workflow.applying.form import Form


def add(form: Form, draft: dict[str, Any], name: str, line: dict[str, Any] | None = None) -> int:
    """One more line; returns its number."""
    lines, kind = lines_of(draft, name), form.lists[name]
    if len(lines) >= kind.most:
        raise NotComplete(_("There are too many lines here."))
    first = {"key": new_key()} if kind.people else {}
    lines.append(first | kind.unsaid | kind.first(lines) | (line or {}))
    return len(lines) - 1


def add_usual(form: Form, draft: dict[str, Any], name: str) -> int:
    """The lines that are usually there, each once."""
    kind = form.lists[name]
    held = {line.get(kind.usual_key) for line in lines_of(draft, name)}
    for line in kind.usual:
        if line[kind.usual_key] not in held:
            add(form, draft, name, dict(line))
    return 0


def remove(draft: dict[str, Any], name: str, number: int) -> None:
    """The line goes; what it was about goes with it."""
    lines = lines_of(draft, name)
    if 0 <= number < len(lines):
        del lines[number]


def new_key() -> str:
    """A short id that stays with a person through all revisions (成员号)."""
    return f"m{secrets.token_hex(4)}"


def from_holding(holding: Any) -> dict[str, Any]:
    """Somebody as the directory knows them, with a key of their own."""
    post = holding.post
    return {
        "key": new_key(), "person_id": holding.person_id, "name": holding.person.name, "unit": post.unit.name,
        "post": post.title,
    }
