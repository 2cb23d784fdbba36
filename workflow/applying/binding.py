"""Binding (读入): what was sent for the named boxes goes into the draft as it was typed; nothing else does.

Lines are those the draft has: a sent line the draft does not know is not read. Ids, sealed numbers and the names of
files in a line are the draft's own and never come from outside.
"""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from workflow.applying.boxes import LONGEST, Box
from workflow.applying.form import CHECK, Form, Part
from workflow.core import secrecy


def bound(form: Form, part: Part, draft: dict[str, Any], sent: QueryDict) -> dict[str, Any]:
    """The draft with the part's boxes as sent; raises NotComplete for words that bear a mark of secrecy."""
    _take(part.written, "", draft, sent)
    for name, each in part.lists.items():
        for number, line in enumerate(lines_of(draft, name)):
            _take(each.boxes, f"{name}.{number}.", line, sent)
    if part is CHECK and form.declared:
        _take(form.declared, "declarations.", _declared(draft), sent)
    return draft


def lines_of(draft: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The lines of a list, made sound in the draft if it was none."""
    held = draft.get(name)
    draft[name] = [line if isinstance(line, dict) else {} for line in held] if isinstance(held, list) else []
    return draft[name]


def _take(boxes: Iterable[Box], prefix: str, values: dict[str, Any], sent: QueryDict) -> None:
    for box in boxes:
        told = sent.getlist(prefix + box.name)
        if not told or box.kind == "sealed":
            continue
        text = told[-1].replace("\x00", "")[:LONGEST]
        if text != values.get(box.name):
            secrecy.refuse_marked(text)
        if text or values.get(box.name) is not None:
            values[box.name] = text


def _declared(draft: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(draft.get("declarations"), dict):
        draft["declarations"] = {}
    return draft["declarations"]
