"""Routes with deadlines (逾期规定), and time that passes, for the tests of being late.

>>> late_route("superior")           # the newest version: whoever is late at the first phase
"""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from approvals.actions.escalate import escalate_due
from approvals.models import Assignment, Phase, Route
from tests.making import House, a_walk, trip, waiting
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE

WORDS = "逾期三个工作日未反馈的，视同无意见。"


def late_route(late: str = "", *, codes: tuple[str, ...] = ("unit",), **other: Any) -> Route:
    """The next version of the route, published, whose named phases say what happens to who is late."""
    version = Route.objects.filter(kind="delegation").count() + 1
    route = Route.objects.create(kind="delegation", version=version)
    said = {"late": late, "late_words": WORDS if late == "agree" else "", **other}
    Phase.objects.bulk_create(Phase(route=route, **phase | (said if phase["code"] in codes else {})) for phase in ROUTE)
    Route.objects.filter(pk=route.pk).update(published_at=timezone.now())
    return route


def handed_in(house: House, **changes: Any) -> Walk:
    """A matter that waits for the head of the unit, in the round of the newest route."""
    walk = a_walk(house.cast)
    walk.until("vetting", trip(house.cast, **changes))
    return walk


def at_ten(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))


def scan(day: date, walk: Walk) -> int:
    """The clock hand on that day; how many rungs of the walk's to-dos it climbed."""
    before = climbed(walk)
    escalate_due(now=at_ten(day))
    return climbed(walk) - before


def climbed(walk: Walk) -> int:
    return sum(walk.matter.assignments.values_list("rung", flat=True))


def asked(walk: Walk, code: str = "unit") -> Assignment:
    """The one open to-do of that phase."""
    return waiting(walk, panel__phase__code=code).get()


def climb(walk: Walk, rungs: int, code: str = "unit") -> Assignment:
    """Nobody does anything until that many rungs of the to-do are climbed; the to-do as it is then."""
    assignment = asked(walk, code)
    for _rung in range(rungs):
        scan(Assignment.objects.get(pk=assignment.pk).next_on, walk)
    return Assignment.objects.get(pk=assignment.pk)
