"""Routes (审批路线): which version is in force, and who sits on a phase's panel."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from approvals.models import Phase, Route
from approvals.people import directory
from approvals.people.models import Unit


@dataclass(frozen=True)
class Seat:
    """One place on a panel: a person's, or a role's queue from which somebody claims it."""

    person: Any = None
    role: str = ""
    unit: Unit | None = None


def in_force(kind: str, purpose: str = "application") -> Route:
    """The newest published version."""
    route = (
        Route.objects.filter(kind=kind, purpose=purpose).exclude(published_at=None).order_by("-version")
        .prefetch_related("phases").first()
    )
    if route is None:
        raise NotNow(_("No approval route is published for this kind of matter; ask the foreign-affairs office."))
    return route


def publish_first(kind: str, phases: list[dict], *, purpose: str = "application") -> None:
    """Version 1 of a kind's route from its data, unless there is one already."""
    route, made = Route.objects.get_or_create(
        kind=kind, purpose=purpose, version=1, defaults={"published_at": timezone.now(), "note": "default"}
    )
    if made:
        Phase.objects.bulk_create(Phase(route=route, **phase) for phase in phases)


def seats(phase: Phase, facts: dict, *, barred: set[int], on: date) -> tuple[list[Seat], str]:
    """Who sits on the panel of that phase, and why it is somebody else when nobody could be found.

    A barred person is never seated: the heads of the unit above are asked, then the foreign-affairs office.
    """
    who = phase.who
    unit = Unit.objects.get(pk=facts["unit"]) if "heads_of" in who or "of" in who else None
    if "role" in who:
        people = directory.having_role(who["role"], unit=unit, on=on)
        found = [Seat(role=who["role"], unit=unit)] if any(p.pk not in barred for p in people) else []
    elif "heads_of" in who:
        found = [Seat(person=person) for person in _heads(unit, barred=barred, on=on)]
    else:
        found = [Seat(person=p) for p in directory.holders(who["duty"], on=on) if p.pk not in barred]
    if found:
        return found, ""
    return [Seat(role=settings.APPROVALS_FALLBACK_ROLE)], _("Nobody could be found for “%(phase)s”.") % {"phase": phase.name}


def _heads(unit: Unit | None, *, barred: set[int], on: date) -> list:
    for level in (unit, *unit.ancestors()) if unit else ():
        heads = [person for person in directory.heads_of(level, on=on) if person.pk not in barred]
        if heads:
            return heads
    return []
