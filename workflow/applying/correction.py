"""Clerical correction (更正): fields outside the digest may be put right after submission, with a reason and an entry."""

from typing import Any

from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.applying.content import lines_in
from workflow.applying.form import form_of


def correct(matter: Any, *, path: str, value: str, why: str) -> dict:
    """Put the value at ``path`` (members.0.phone, itinerary.2.flight); returns before and after for the journal."""
    form = form_of(matter)
    name, number, field = [*path.split("."), "", ""][:3]
    if field not in form.application.OUTSIDE_DIGEST or not number.isdecimal() or f"{name}.{field}" not in form.boxes:
        raise NotNow(str(form.correctable) or _("Nothing here can be corrected; anything else needs a new version."))
    rows, index = matter.draft.get(name) or [], int(number)
    if index >= len(rows):
        raise NotComplete(_("There is no such line."))
    if not why.strip():
        raise NotComplete(_("Say why it is corrected."))
    before, rows[index][field] = rows[index].get(field, ""), value.strip()[:100]
    matter.save(update_fields=["draft"])
    return {"path": path, "before": before or "", "after": rows[index][field], "why": why}


def places(matter: Any) -> list[tuple[str, str]]:
    """(path, what stands there) of all that may be corrected."""
    form, application = form_of(matter), matter.typed()[0]
    return [
        (f"{name}.{number}.{field}", f"{form.place(f'{name}.{number}.{field}')}: {getattr(line, field) or '—'}")
        for name, lines in lines_in(application)
        for number, line in enumerate(lines)
        for field in type(line).model_fields
        if field in application.OUTSIDE_DIGEST
    ]
