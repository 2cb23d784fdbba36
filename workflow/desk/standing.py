"""Where it stands, in a sentence (现状提示): why a matter left the straight way, and whose turn it is then."""

from typing import Any

from django.utils.translation import gettext as _

LEVELS = {"sent_back": "warn", "rejected": "bad", "withdrawn": "", "cancelled": "", "suspended": "warn"}


def standing(matter, *, editable: bool) -> dict[str, Any] | None:
    """For components/notice.html: what happened and what to do next; None where the page itself says it."""
    if matter.state == "draft":
        return {"level": "", "title": _("Not handed in yet"), "text": _next(matter, editable)} if editable else None
    if matter.state not in LEVELS:
        return None
    entry = matter.entries.filter(target=matter.state).exclude(source=matter.state).select_related("by").last()
    why = entry.facts.get("why", "") if entry else ""
    return {
        "level": LEVELS[matter.state], "title": _title(matter, _who(matter, entry)),
        "bullets": [why] if why else [], "text": _next(matter, editable),
    }


def _who(matter, entry) -> str:
    """Who turned it: the decider whose word ended the round, or who took the step."""
    if matter.state in ("sent_back", "rejected"):
        decision = matter.decisions.exclude(verdict="agree").select_related("by", "in_place_of").last()
        return decision.signed if decision else ""
    return str(entry.by) if entry and entry.by else ""


def _title(matter, who: str) -> str:
    titles = {
        "sent_back": _("Sent back by %(name)s"), "rejected": _("Rejected by %(name)s"),
        "withdrawn": _("Withdrawn by %(name)s"), "cancelled": _("Cancelled by %(name)s"),
        "suspended": _("Suspended by %(name)s"),
    }
    return titles[matter.state] % {"name": who or _("The system")}


def _next(matter, editable: bool) -> str:
    if editable and matter.state == "sent_back":
        return _("Change what was asked for, then hand it in again; the round begins anew.")
    if editable and matter.state == "withdrawn":
        return _("It can be changed and handed in again.")
    if editable:
        return _("Only you and who prepares it see this. Go on writing; the last page checks it and hands it in.")
    return {
        "sent_back": _("It waits for the applicant."), "suspended": _("Nothing can be done until the office resumes it."),
    }.get(matter.state, "")
