"""The history of a matter (意见与经过): who said what, who did what, newest first, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.models import Assignment
from workflow.core import kinds
from workflow.desk.rows import name_of
from workflow.desk.templatetags.office import day

SAID = {"agree": ("ok", "check"), "back": ("bad", "undo-2"), "reject": ("bad", "ban")}
QUIET = {"enter_vetting", "enter_notice", "enter_approval", "claim", "put_back"}

DONE = {"hand_over": gettext_lazy("handed on what a leaver had open")}  # what the verbs of every kind are called


def timeline(matter) -> list[dict]:
    """Entries for components/timeline.html: open to-dos first, then decisions and steps, newest first."""
    waiting = [_open(a) for a in matter.assignments.filter(closed_at=None).select_related("person", "panel__phase")]
    given = matter.decisions.select_related(
        "by", "in_place_of", "recorded_by", "assignment__panel__phase", "assignment__panel__round"
    )
    decisions = {decision.pk: decision for decision in given}
    steps = [_entry(matter, entry, decisions) for entry in matter.entries.select_related("by").order_by("-seq")]
    return waiting + [step for step in steps if step]


def _open(assignment: Assignment) -> dict:
    role = _("Waiting to be claimed") if assignment.person is None else assignment.person
    return {"level": "now", "icon": "user-check", "who": role, "did": name_of(assignment), "detail": _("since %(day)s") % {
        "day": day(assignment.opened_at, "plain")}}


def _entry(matter, entry, decisions) -> dict | None:
    if entry.step in QUIET:
        return None
    if entry.step == "decide":
        return _decision(decisions[entry.facts["decision"]])
    words = kinds.get(matter.kind).did
    facts = entry.facts
    return {
        "who": entry.by, "did": str(words.get(entry.step) or DONE.get(entry.step, entry.step)), "at": entry.at,
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
