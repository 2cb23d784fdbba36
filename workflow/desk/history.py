"""The history of a matter (意见与经过): who said what, who did what, newest first, in the reader's language."""

from django.utils.translation import gettext as _

from approvals.models import Assignment
from approvals.people.models import Person
from workflow.core import kinds
from workflow.core.beside import BESIDE
from workflow.core.models import Entry
from workflow.desk import lateness
from workflow.desk.rows import name_of
from workflow.desk.templatetags.office import day

SAID = {"agree": ("ok", "check"), "back": ("bad", "undo-2"), "reject": ("bad", "ban")}
QUIET = {"enter_vetting", "enter_notice", "enter_approval", "claim", "put_back", "read_copy"}
ICONS = {"urge": "bell", "copy": "mail-check", "comment": "message-circle-question-mark"}
NAMING = ("urge", "copy")  # steps whose entry names people

def timeline(matter, entries: list[Entry]) -> list[dict]:
    """For components/timeline.html: open to-dos first, then decisions and steps of the journal (in its order), newest first."""
    waiting = [_open(a) for a in matter.assignments.filter(closed_at=None).select_related("person", "panel__phase")]
    given = matter.decisions.select_related(
        "by", "in_place_of", "recorded_by", "assignment__panel__phase", "assignment__panel__round"
    )
    decisions = {decision.pk: decision for decision in given}
    late, names = lateness.to_dos(entries), _names(entries)
    steps = [
        lateness.told(entry, late) if entry.step in lateness.STEPS else _entry(matter, entry, decisions, names)
        for entry in reversed(entries)
    ]
    return waiting + [step for step in steps if step]


def _open(assignment: Assignment) -> dict:
    role = _("Waiting to be claimed") if assignment.person is None else assignment.person
    return {"level": "now", "icon": "user-check", "who": role, "did": name_of(assignment), "detail": _("since %(day)s") % {
        "day": day(assignment.opened_at, "plain")}}


def _names(entries) -> dict[int, str]:
    """The people that entries name by their ids, in one statement if there are any."""
    named = {person for entry in entries if entry.step in NAMING for person in entry.facts["people"]}
    return dict(Person.objects.filter(pk__in=named).order_by().values_list("pk", "name")) if named else {}


def _entry(matter, entry, decisions, names: dict[int, str]) -> dict | None:
    if entry.step in QUIET:
        return None
    if entry.step == "decide":
        return _decision(decisions[entry.facts["decision"]])
    words = BESIDE | kinds.get(matter.kind).did
    facts = entry.facts
    if entry.step == "move_route":
        versions = _("Version %(no)d") % {"no": facts["source"]} + " → " + _("Version %(no)d") % {"no": facts["target"]}
        return {"who": entry.by, "did": _("moved it to another version of the approval route"), "at": entry.at, "detail": versions,
                "icon": "route"}
    if entry.step in NAMING:
        return {"who": entry.by, "did": str(words[entry.step]), "at": entry.at, "level": "", "icon": ICONS[entry.step],
                "detail": "、".join(names[person] for person in facts["people"])}
    return {
        "who": entry.by, "did": str(words.get(entry.step, entry.step)), "at": entry.at, "icon": ICONS.get(entry.step, ""),
        "opinion": facts.get("why", "") if entry.by else "",  # the round's outcome repeats what a decider said
        "level": "bad" if entry.target in ("rejected", "sent_back", "cancelled") and entry.source != entry.target else "",
        "detail": _("Version %(no)d") % {"no": facts["revision"]} if "revision" in facts else "",
    }


def _decision(decision) -> dict:
    level, icon = SAID[decision.verdict]
    panel = decision.assignment.panel
    detail = f"{panel.phase.named} · " + _("round %(no)d") % {"no": panel.round.no}
    if decision.recorded_by:
        detail += " · " + _("recorded by %(name)s from paper %(number)s") % {
            "name": decision.recorded_by, "number": decision.source.get("number", "")}
    did = {"agree": _("agreed"), "back": _("sent it back"), "reject": _("rejected it")}[decision.verdict]
    return {"level": level, "icon": icon, "who": decision.signed, "did": did, "detail": detail, "at": decision.at,
            "opinion": decision.opinion}
