"""Part two, the people (成员): who travels, from the roster or by hand, and what has to be known of each."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workflow.applying.binding import lines_of
from workflow.applying.boxes import Box
from workflow.applying.form import Form
from workflow.applying.lines import from_holding

BOXES = (
    Box("name"),
    Box("unit"),
    Box("post"),
    Box("level", optional=True),
    Box("person_kind", "choice"),
    Box("passport_kind", "choice"),
    Box("sex", "choice", optional=True),
    Box("born", "day", optional=True),
    Box("teaching_or_research", "yesno"),
    Box("interpreter", "tick", label=_("Interprets for the group")),
    Box("teaching_cover", "choice", when="teaching"),
    Box("teaching_note", when="teaching", optional=True),
    Box("secret_related", "yesno", help=_("Yes or no, nothing more.")),
    Box("secrecy_approval", when="secret"),
    Box("phone", optional=True),
    Box("last_trip", optional=True),
    Box("identity", "sealed", wide=True, optional=True, label=_("Number of the identity card")),
)


def first(holding: Any) -> dict[str, Any]:
    """The applicant leads the group until somebody else is named."""
    post = holding.post
    leader = from_holding(holding) | {"level": post.level, "person_kind": "staff", "leader": "true"}
    return {"organiser": post.unit.name, "members": [leader], "legs": [{}]}


def lead(draft: dict[str, Any], key: str) -> None:
    """One leader: the mark goes to the member of that key and away from all others."""
    draft.pop("leader", None)
    for member in lines_of(draft, "members"):
        member["leader"] = "true" if key and member.get("key") == key else ""


def shown(form: Form, draft: dict[str, Any], words: dict, focus: str) -> dict[str, Any]:
    """Who leads, beside the members."""
    members = lines_of(draft, "members")
    leaders = [m.get("key") for m in members if str(m.get("leader")).lower() == "true"] or [draft.get("leader")]
    return {"leader_key": leaders[0] if len(leaders) == 1 else "", "leader_word": words.get("leader")}
