"""Lateness in the history (逾期与停表): what the clock did when nobody answered, and when no deadline ran."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from approvals.models import Assignment
from approvals.people.models import Person

STEPS = {"escalate", "lapse", "send_outside", "came_back"}


def to_dos(entries: Iterable) -> dict[int, Assignment]:
    """The to-dos that such entries speak of, by id; no statement where there is none."""
    named = {entry.facts["assignment"] for entry in entries if entry.step in STEPS}
    return Assignment.objects.select_related("panel__phase", "person").in_bulk(named) if named else {}


def told(entry, about: dict[int, Assignment]) -> dict:
    """Such an entry as a line of the timeline."""
    facts, to_do = entry.facts, about[entry.facts["assignment"]]
    line = {"who": entry.by, "at": entry.at, "detail": to_do.panel.phase.named, "level": "warn", "icon": "clock"}
    if entry.step == "send_outside":
        did = _("sent it to an outside authority; no deadline runs")
        return line | {"did": did, "opinion": facts["why"], "level": "", "icon": "send"}
    if entry.step == "came_back":
        return line | {"did": _("noted that it came back from outside"), "level": "", "icon": "undo-2"}
    if entry.step == "escalate":
        return line | {"did": _("told the superior that it is overdue: %(names)s") % {"names": _names(facts["told"])}}
    return line | _lapsed(facts, to_do)


def _lapsed(facts: dict, to_do: Assignment) -> dict:
    who = str(to_do.person) if to_do.person else _("its queue")
    if facts["went"] == "agree":
        return {"did": _("counted it as agreed: overdue, as the route says"), "opinion": facts["words"]}
    words = {
        "superior": _("asked the superior instead of %(name)s, as the route says"),
        "office": _("asked the office instead of %(name)s, as the route says"),
        "waits": _("left it where it is: there is nobody else to ask"),
    }
    return {"did": words[facts["went"]] % {"name": who}}


def _names(people: list[int]) -> str:
    return "、".join(Person.objects.filter(pk__in=people).order_by("name_key").values_list("name", flat=True)) or "—"
