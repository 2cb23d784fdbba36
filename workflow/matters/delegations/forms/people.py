"""Part two, the people (成员): who travels, from the roster or by hand, and what has to be known of each."""

import secrets
from typing import Any

from django.utils.translation import gettext_lazy as _

from .boxes import Box

ID_NUMBER = "id_number"  # typed, sealed at once, and never kept in the draft
PURPOSE = "identity"

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
)


def new_key() -> str:
    """A short id that stays with the member through all revisions (成员号)."""
    return f"m{secrets.token_hex(4)}"


def from_holding(holding: Any) -> dict[str, Any]:
    """A member as the directory knows them."""
    post = holding.post
    return {
        "key": new_key(), "person_id": holding.person_id, "name": holding.person.name, "unit": post.unit.name,
        "post": post.title, "level": post.level, "person_kind": "staff",
    }
