"""Part five, the papers (材料): a letter for every stay, the report on a longer stay, and whatever else belongs to it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.core.countries import name as country

from .boxes import id_of

INVITATION, LONGER_STAY = "invitation", "longer_stay_report"
KINDS = {
    "organiser_document": _("Organiser's letter, task notice or permit"),
    "conference": _("Conference programme or acceptance of a paper"),
    "budget_basis": _("Basis of the budget"),
    "private_passport": _("Application to travel on a private document"),
    "secrecy_opinion": _("Secrecy office's opinion"),
    "translation": _("Translation of a letter"),
    "other": _("Other"),
}


@dataclass(frozen=True)
class Slot:
    """A place for one paper: ``code`` names it, ``attachment`` fills it."""

    code: str
    path: str
    title: Any
    note: Any = ""
    attachment: Any = None
    word: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        return id_of(self.path)


def shown(matter, application, words: dict) -> dict[str, Any]:
    """What the page of papers shows."""
    files = list(matter.attachments.all())
    return {"slots": slots(application, files, words), "kinds": KINDS.items(), "others": others(application, files)}


def slots(application, files: list, words: dict) -> list[Slot]:
    """A letter for each stay, and the report on a longer stay, with what fills them."""
    found = []
    for number, leg in enumerate(application.legs):
        if not leg.stopover:
            path = f"legs.{number}.invitation"
            where = leg.city or (country(leg.country) if leg.country else "")
            title = gettext("Letter of invitation: %(who)s") % {"who": leg.host or where or gettext("stay %d") % (number + 1)}
            held = _held(files, INVITATION, leg.invitation)
            found.append(Slot(f"leg-{number}", path, title, where if leg.host else "", held, words.get(path)))
    report = _held(files, LONGER_STAY, application.longer_stay_report)
    note = _("Only if the stay in one country is longer than the rule allows.")
    word = words.get("longer_stay_report")
    return [*found, Slot("longer-stay", "longer_stay_report", _("Report on a longer stay"), note, report, word)]


def others(application, files: list) -> list[tuple[Any, Any]]:
    """(name of its kind, file) of every further paper the application names."""
    held = ((each.kind, _held(files, each.kind, each.sha256)) for each in application.attachments)
    return [(KINDS.get(kind, kind), file) for kind, file in held if file]


def _held(files: list, kind: str, sha256: str | None):
    same = [file for file in files if file.sha256 == sha256]
    return next((file for file in same if file.kind == kind), same[0] if same else None)


def named(draft: dict, slot: str, file) -> dict:
    """The draft with the file named at its slot; a slot that is none names a further paper."""
    kind, _dash, number = slot.partition("-")
    if kind == "leg" and number.isdecimal() and int(number) < len(draft.get("legs") or []):
        draft["legs"][int(number)]["invitation"] = file.sha256
    elif slot == "longer-stay":
        draft["longer_stay_report"] = file.sha256
    else:
        listed = draft.setdefault("attachments", [])
        entry = {"kind": file.kind, "name": file.name, "sha256": file.sha256}
        if entry not in listed:
            listed.append(entry)
    return draft


def unnamed(draft: dict, file) -> dict:
    """The draft without that file, wherever it was named."""
    for leg in draft.get("legs") or []:
        if file.kind == INVITATION and leg.get("invitation") == file.sha256:
            leg["invitation"] = None
    if file.kind == LONGER_STAY and draft.get("longer_stay_report") == file.sha256:
        draft["longer_stay_report"] = None
    gone = {"kind": file.kind, "sha256": file.sha256}
    draft["attachments"] = [a for a in draft.get("attachments") or [] if gone != {n: a.get(n) for n in gone}]
    return draft


def kind_of(slot: str, asked: str) -> str:
    """What kind of attachment a slot holds."""
    if slot.startswith("leg-"):
        return INVITATION
    return LONGER_STAY if slot == "longer-stay" else asked if asked in KINDS else "other"
