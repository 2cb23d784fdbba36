"""The last look (检查与提交): what still stands against it, who will be asked and until when, what may be excepted."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import routes
from approvals.calendar import add_working_days, unknown_years
from approvals.conditions import holds
from approvals.errors import NotNow
from approvals.models import Phase
from approvals.people import directory
from approvals.people.models import Role
from workflow.matters.delegations.forms.applying import AskExceptionForm
from workflow.matters.delegations.forms.standing import Standing
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rules import blocking, unanswered

from .frame import address

MOST_NAMES = 4


def last_look(request: HttpRequest, matter: Delegation, stands: Standing) -> dict[str, Any]:
    """Context of the last page."""
    today = timezone.localdate()
    complaints = [
        {"part": part.name, "sentence": sentence, "url": address(matter, path), "declared": path.startswith("declarations")}
        for part, path, sentence in stands.complaints()
    ]
    exception = AskExceptionForm(matter=matter, person=request.user, today=today)
    way = who_will_be_asked(matter, stands, today=today)
    return {
        "complaints": [c for c in complaints if not c["declared"]], "undeclared": any(c["declared"] for c in complaints),
        "ready": not _standing_against(complaints, stands), "exceptions": list(matter.exceptions.select_related("decided_by")),
        "exception_form": exception if AskExceptionForm.offered(matter) else None, "way": way, "today": today,
        "over": way[-1]["due"] if way else None, "unknown_years": unknown_years(today, way[-1]["due"]) if way else [],
        "revision_no": matter.revision.no + 1 if matter.revision else 1,
    }


def _standing_against(complaints: list[dict], stands: Standing) -> bool:
    """Declarations are made with the submission itself; a rule that only waits for them does not stand against it."""
    broken = [v for v in blocking(stands.verdicts) if v.rule not in stands.excepted]
    waiting = [
        v for v in unanswered(stands.verdicts)
        if v.rule not in stands.excepted and not all(path.startswith("declarations") for path in v.missing)
    ]
    return bool(broken or waiting or any(not c["declared"] for c in complaints))


def who_will_be_asked(matter: Delegation, stands: Standing, *, today: date) -> list[dict[str, Any]]:
    """The phases of the route in force that will apply, with names and the last day of each (working days)."""
    facts, barred = _facts(matter, stands), _barred(matter, stands)
    try:
        route = routes.in_force("delegation")
    except NotNow:
        return []
    phases = [phase for phase in route.phases.all() if holds(phase.when, facts)]
    found, due, step = [], today, 0
    for phase in phases:
        if phase.step != step:
            together = max(each.days for each in phases if each.step == phase.step)
            begins, due, step = due, add_working_days(due, together), phase.step
        seats, note = routes.seats(phase, facts, barred=barred, on=today)
        found.append({
            "phase": phase, "who": _named(seats, barred=barred, on=today), "note": note, "how": _how(phase, seats),
            "due": add_working_days(begins, phase.days),
        })  # fmt: skip
    return found


def _named(seats: list, *, barred: set[int], on: date) -> list[str]:
    """The people of the seats; a role's queue by the names of those who may claim from it."""
    named = []
    for seat in seats:
        people = [seat.person] if seat.person else directory.having_role(seat.role, unit=seat.unit, on=on)
        asked = [str(person) for person in people if person.pk not in barred]
        named += asked[:MOST_NAMES] or [str(Role(seat.role).label)]
    return list(dict.fromkeys(named))


def _how(phase: Phase, seats: list) -> str:
    if phase.evidence:
        return {"notice": _("until the notice has run its time"), "permit": _("once the permit is in")}.get(phase.evidence, "")
    if seats and seats[0].role:
        return str(Role(seats[0].role).label)
    if len(seats) > 1:
        return _("all must agree") if phase.quorum == Phase.Quorum.ALL else _("one is enough")
    return ""


def _facts(matter: Delegation, stands: Standing) -> dict[str, Any]:
    """What the round would freeze if it were handed in now."""
    trip = stands.application
    return {
        "unit": matter.unit_id, "owner": matter.owner_id, "track": trip.track, "joined": trip.joined,
        "teachers_travel": any(member.teaching_or_research for member in trip.members),
    }


def _barred(matter: Delegation, stands: Standing) -> set[int]:
    travellers = {member.person_id for member in stands.application.members if member.person_id}
    return {person for person, _why in matter.barred()} | travellers
