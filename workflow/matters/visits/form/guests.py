"""Part one, the guests (来宾): who comes, from where, how many, and by name as far as it is known."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box
from workflow.applying.lines import new_key

WHO = (
    Box("title", wide=True, help=_("As it will stand on the papers, for example: delegation of Sendai Institute of Technology.")),
    Box("origin", "choice"),
    Box("guest_class", "choice"),
    Box("home_unit", wide=True),
    Box("home_unit_english", wide=True, optional=True),
    Box("size", "number"),
    Box("mode", "choice"),
)
SPECIAL = (
    Box("no_ties", "yesno", help=_("For a domestic group or one from Hong Kong, Macao or Taiwan: no.")),
    Box("high_rank", "yesno"),
    Box("special_region", "yesno"),
)
PLACE = (Box("country", "country"),)
GUEST = (
    Box("name"),
    Box("country", "country", optional=True),
    Box("post"),
    Box("unit", optional=True),
    Box("title", optional=True),
    Box("specialty", optional=True),
    Box("leader", "tick"),
    Box("rank", "choice", optional=True),
    Box("sex", "choice", optional=True),
    Box("born", "day", optional=True),
)


def next_guest(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The first guest heads the delegation; the others usually come from the same unit and country."""
    usual = {name: lines[-1].get(name) or "" for name in ("country", "unit")} if lines else {"leader": "true"}
    return {"key": new_key(), **usual}
