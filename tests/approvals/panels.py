"""Rounds on a route of the test's own (自拟路线): a version 2 with the phases given, and the hands of the cast on it."""

from typing import Any

from approvals import inbox
from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.models import Assignment, Decision, Phase, Round, Route
from approvals.people.models import RoleGrant
from tests.making import NOW, House, a_walk, fresh, trip
from workflow.matters.delegations.rehearsal.walk import Walk

COUNCIL = ("wen", "shen", "he", "meng", "song")  # the leading group of these tests


def phase(code: str, step: int, who: Any, **more: Any) -> Phase:
    """A phase of the vetting unless said otherwise; ``who`` is a ``who``, or the post-holder's username by way of a fact."""
    return Phase(code=code, name=code, step=step, stage=more.pop("stage", "vetting"), who=who, days=more.pop("days", 3), **more)


def routed(house: House, *phases: Phase, version: int = 2) -> Route:
    """The version that is in force from now on."""
    route = Route.objects.create(kind="delegation", version=version)
    for each in phases:
        each.route = route
    Phase.objects.bulk_create(phases)
    Route.objects.filter(pk=route.pk).update(published_at=NOW.astimezone())
    for name in COUNCIL:
        RoleGrant.objects.get_or_create(person=house.cast[name], role="leading_group", unit=None, defaults={"since": NOW.date()})
    return route


def handed_in(house: House, *phases: Phase, version: int = 2) -> Walk:
    """Gu's matter on a route of these phases."""
    routed(house, *phases, version=version)
    walk = a_walk(house.cast)
    walk.until("vetting", trip(house.cast))
    return walk


def seat(walk: Walk, who: str, **of: Any) -> Assignment:
    """The newest to-do of somebody in this matter."""
    return Assignment.objects.filter(subject=walk.matter.pk, person=walk.cast[who], panel__isnull=False, **of).latest("pk")


def on_desks(walk: Walk) -> set[str]:
    """Whom it waits for now: usernames, and roles of unclaimed queues."""
    asked = Assignment.objects.asked().filter(subject=walk.matter.pk, panel__isnull=False).select_related("person")
    return {a.person.username if a.person else a.role for a in asked}


def say(walk: Walk, who: str, verdict: str = "agree", opinion: str = "已阅。", **more: Any) -> Decision:
    """Somebody decides what is on their desk, out of their queue if need be."""
    by = walk.cast[who]
    asked = Assignment.objects.asked().filter(subject=walk.matter.pk, panel__isnull=False)
    mine = asked.filter(person=by).first()
    if mine is None:
        queue = inbox.waiting(by, on=walk.today).filter(subject=walk.matter.pk, panel__isnull=False).first()
        mine = claim(queue.pk, by=by, now=walk.now)
    decided = decide(mine.pk, by=by, verdict=verdict, opinion=opinion, digest=fresh(walk).digest, now=walk.now, **more)
    fresh(walk)
    return decided


def the_round(walk: Walk) -> Round:
    return Round.objects.filter(subject=walk.matter.pk).latest("no")


EACH = {"role": "leading_group", "each": True}
