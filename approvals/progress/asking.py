"""Whom a phase asks (办理人), in the reader's words, before anybody has been looked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import pgettext

from approvals.models import Route
from approvals.people.models import Duty, Role, Unit


def asked_of(who: Mapping[str, Any], units: Mapping[str, str] | None = None) -> str:
    """Whom a phase asks (see ``seating``), in the reader's words; ``units`` are the names of units by their codes."""
    if "together" in who:
        return pgettext("list", ", ").join(filter(None, (asked_of(part, units) for part in who["together"])))
    if "role" in who:
        return role_named(who["role"])
    if "post" in who:
        return f"{(units or {}).get(who.get('unit', ''), '')} {who['post']}".strip()
    if "office" in who:
        return f"{(units or {}).get(who['office'], who['office'])} {Duty.HEAD.label}"
    if "field" in who:
        return pgettext("asked", "people named in the application")
    duty = Duty.HEAD if "heads_of" in who else who.get("duty", "")
    return str(Duty(duty).label) if duty and duty in Duty.values else ""


def units_of(routes: Iterable[Route]) -> dict[str, str]:
    """The names of the units that the routes name by code; one statement, and none where they name none."""
    parts = [part for route in routes for phase in route.phases.all() for part in phase.who.get("together", [phase.who])]
    codes = {part.get("office") or part.get("unit") for part in parts if "office" in part or "post" in part} - {None}
    return {unit.code: str(unit) for unit in Unit.objects.filter(code__in=codes)} if codes else {}


def role_named(role: str) -> str:
    """A role in the reader's words; one that nobody has named, by its code."""
    return str(Role(role).label) if role in Role.values else role
