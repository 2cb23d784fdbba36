"""The history of a matter (意见与经过): who said what, who did what, newest first, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.models import Assignment
from approvals.people.models import Person
from workflow.core import kinds
from workflow.core.beside import BESIDE
from workflow.core.models import Entry
from workflow.core.signing import HOW, SIGNING
from workflow.desk import lateness
from workflow.desk.rows import name_of
from workflow.desk.templatetags.office import day

SAID = {
    "agree": ("ok", "check"), "back": ("bad", "undo-2"), "reject": ("bad", "ban"), "return": ("warn", "undo-2"),
    "advise": ("", "message-circle-question-mark"),
}  # fmt: skip
ICONS = {
    "add_signer": "user-plus", "take_off": "user-x", "transfer": "arrow-right-left", "consult": "message-circle-question-mark",
    "take_back": "rotate-ccw", "urge": "bell", "copy": "mail-check", "comment": "message-circle-question-mark",
}  # fmt: skip
DID = {
    "agree": gettext_lazy("agreed"), "back": gettext_lazy("sent it back"), "reject": gettext_lazy("rejected it"),
    "return": gettext_lazy("returned it to an earlier step"), "advise": gettext_lazy("answered the question"),
}  # fmt: skip
QUIET = {"enter_vetting", "enter_notice", "enter_approval", "claim", "put_back", "read_copy"}
NAMING = ("urge", "copy")  # steps whose entry names people


def timeline(matter, entries: list[Entry], asked: list[Assignment]) -> list[dict]:
    """For components/timeline.html: what is ``asked`` and open, then decisions and steps of the journal, newest first."""
    waiting = [_open(each) for each in asked if each.closed_at is None and not each.waits]
    given = matter.decisions.select_related(
        "by", "in_place_of", "recorded_by", "assignment__panel__phase", "assignment__panel__round"
    )
    decisions = {decision.pk: decision for decision in given}
    late, names = lateness.to_dos(entries), _names(entries)
    taken_off = {each.pk: str(each.person or "") for each in asked if each.part}
    steps = [
        lateness.told(entry, late) if entry.step in lateness.STEPS else _entry(matter, entry, decisions, names, taken_off)
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
    named |= {entry.facts[key] for entry in entries if entry.step in SIGNING for key in ("whom", "to") if key in entry.facts}
    return dict(Person.objects.filter(pk__in=named).order_by().values_list("pk", "name")) if named else {}


def _entry(matter, entry, decisions, names: dict[int, str], taken_off: dict[int, str]) -> dict | None:
    if entry.step in QUIET:
        return None
    if entry.step in ("decide", "advise"):
        return _decision(decisions[entry.facts["decision"]])
    if entry.step in SIGNING:
        return _signing(entry, names, taken_off)
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


def _signing(entry, names: dict[int, str], taken_off: dict[int, str]) -> dict:
    """Somebody brought somebody in, or took something back."""
    facts = entry.facts
    whom = taken_off.get(facts["assignment"], "") if entry.step == "take_off" else names.get(facts.get("whom", facts.get("to")), "")
    return {
        "who": entry.by, "did": str(SIGNING[entry.step]), "at": entry.at, "level": "", "icon": ICONS[entry.step],
        "detail": f"{whom} · {HOW[facts['how']]}" if entry.step == "add_signer" else whom,
        "opinion": facts.get("why", ""),
    }


def _decision(decision) -> dict:
    level, icon = SAID[decision.verdict]
    panel = decision.assignment.panel
    detail = f"{panel.phase.named} · " + _("round %(no)d") % {"no": panel.round.no}
    if decision.recorded_by:
        detail += " · " + _("recorded by %(name)s from paper %(number)s") % {
            "name": decision.recorded_by, "number": decision.source.get("number", "")}
    if decision.confirms_id:
        detail += " · " + _("confirmed after a change")
    return {
        "level": level if decision.counts else "", "icon": icon, "who": decision.signed, "did": str(DID[decision.verdict]),
        "detail": detail, "at": decision.at, "opinion": decision.opinion, "void": not decision.counts,
    }
