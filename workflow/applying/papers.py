"""Papers (材料): the places for those a kind asks for, and whatever else belongs to an application."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workflow.applying.boxes import id_of

OTHER = "other"


@dataclass(frozen=True)
class Slot:
    """A place for one paper: the ``path`` in the application that names it, the ``kind`` of attachment it holds."""

    path: str
    kind: str
    title: Any
    note: Any = ""
    sha256: str | None = None  # of the file that the application names there
    attachment: Any = None
    word: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        return id_of(self.path)


def shown(form: Any, matter: Any, application: Any, words: Mapping) -> dict[str, Any]:
    """What the page of papers shows."""
    files = list(matter.attachments.all())
    slots = [
        replace(slot, attachment=_held(files, slot.kind, slot.sha256), word=words.get(slot.path))
        for slot in slots_of(form, application)
    ]
    return {"slots": slots, "kinds": form.paper_kinds.items(), "others": others(form, application, files)}


def slots_of(form: Any, application: Any) -> list[Slot]:
    return form.slots(application) if form.slots else []


def others(form: Any, application: Any, files: list) -> list[tuple[Any, Any]]:
    """(name of its kind, file) of every further paper the application names."""
    held = ((each.kind, _held(files, each.kind, each.sha256)) for each in application.attachments)
    return [(form.paper_kinds.get(kind, kind), file) for kind, file in held if file]


def _held(files: list, kind: str, sha256: str | None):
    same = [file for file in files if file.sha256 == sha256]
    return next((file for file in same if file.kind == kind), same[0] if same else None)


def named(slots: list[Slot], draft: dict, path: str, file) -> dict:
    """The draft with the file named at its slot; a path that is none names a further paper."""
    if path in {slot.path for slot in slots}:
        _put(draft, path, file.sha256)
        return draft
    listed = draft.setdefault("attachments", [])
    entry = {"kind": file.kind, "name": file.name, "sha256": file.sha256}
    if entry not in listed:
        listed.append(entry)
    return draft


def unnamed(slots: list[Slot], draft: dict, file) -> dict:
    """The draft without that file, wherever it was named."""
    for slot in slots:
        if slot.kind == file.kind and slot.sha256 == file.sha256:
            _put(draft, slot.path, None)
    gone = {"kind": file.kind, "sha256": file.sha256}
    draft["attachments"] = [a for a in draft.get("attachments") or [] if gone != {n: a.get(n) for n in gone}]
    return draft


def _put(draft: dict, path: str, sha256: str | None) -> None:
    *way, last = path.split(".")
    place: Any = draft
    for step in way:
        place = place[int(step)] if step.isdecimal() else place.setdefault(step, {})
    place[last] = sha256


def kind_of(form: Any, slots: list[Slot], path: str, asked: str) -> str:
    """What kind of attachment a slot holds."""
    wanted = next((slot.kind for slot in slots if slot.path == path), None)
    return wanted or (asked if asked in form.paper_kinds else OTHER)
