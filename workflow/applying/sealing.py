"""Sealing (密封) of identity numbers: typed into a sealed box, kept as a row and its mark, shown by the tail alone."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.applying.binding import lines_of
from workflow.applying.boxes import row_of
from workflow.applying.form import Form, Part
from workflow.core import confidential
from workflow.core.models import Confidential, Matter

PURPOSE = "identity"
Draft = dict[str, Any]


def seal_numbers(form: Form, part: Part, draft: Draft, sent: Any, *, now: datetime) -> list[str]:
    """Seal the numbers that were typed (证件号码); the draft gets row and mark, the number is kept nowhere else.

    Returns the paths of those sealed; raises NotComplete for what is no number of a document.
    """
    sealed = []
    for path, line, name in _places(part, draft):
        typed = sent.get(path, "").strip()
        if typed:
            if not 5 <= len(typed) <= 30:
                raise NotComplete(_("%(place)s: this is not the number of a document.") % {"place": form.place(path)})
            _forget(line.get(name), path)
            row = confidential.seal(typed, purpose=PURPOSE, now=now)
            line[name] = {"confidential": row.pk, "hmac": row.mark}
            sealed.append(path)
    return sealed


def _places(part: Part, draft: Draft) -> Iterator[tuple[str, Draft, str]]:
    """Each sealed box of a page: its path, the line it stands in, its name."""
    for box in part.written:
        if box.kind == "sealed":
            yield box.name, draft, box.name
    for name, each in part.lists.items():
        for box in each.boxes:
            if box.kind == "sealed":
                for number, line in enumerate(lines_of(draft, name)):
                    yield f"{name}.{number}.{box.name}", line, box.name


def _forget(held: Any, path: str) -> None:
    """What was sealed before is not needed any more, unless a version that was handed in names it."""
    if not isinstance(held, dict) or Matter.objects.filter(revisions__canonical__contains=str(held.get("hmac"))).exists():
        return
    row = Confidential.objects.filter(pk=row_of(held), purpose=PURPOSE).first()
    name, _dot, rest = path.partition(".")
    mark = {"confidential": row_of(held)}
    wanted = {name: [{rest.partition(".")[2]: mark}]} if rest else {name: mark}
    if row and Matter.objects.filter(draft__contains=wanted).count() <= 1:
        confidential.erase(row)


def tails(part: Part, draft: Draft) -> dict[Any, str]:
    """How the sealed numbers of a page are shown: their last characters, never more."""
    rows = [row_of(line.get(name)) for _path, line, name in _places(part, draft)]
    rows = [row for row in rows if isinstance(row, int)]
    return {row.pk: str(row) for row in Confidential.objects.filter(pk__in=rows).defer("sealed")} if rows else {}


def marks(content: Any) -> set[tuple[Any, Any]]:
    """The sealed numbers that a draft names: row and mark together, so that nobody points at somebody else's."""
    if isinstance(content, dict):
        if content.keys() == {"confidential", "hmac"}:
            return {(content["confidential"], content["hmac"])}
        return set().union(*map(marks, content.values()))
    return set().union(*map(marks, content)) if isinstance(content, list) else set()
