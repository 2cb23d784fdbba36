"""A round is moved while people decide on it: both queue on the matter's row, and whoever is second sees what the first did."""

import pytest
from django.utils import timezone

from approvals import routes
from approvals.actions import draft_route
from approvals.actions.move import move
from approvals.actions.publish_route import publish
from approvals.models import RouteMove
from tests.faults.hands import at_once, only_refusals, tally
from tests.faults.office import agreeing, at_the_vetting, is_whole
from tests.making import waiting

pytestmark = pytest.mark.django_db(transaction=True)


def newer(walk):
    guan = walk.cast["guan"]
    draft = draft_route.begin(routes.in_force("delegation").pk, by=guan, now=timezone.now())
    draft_route.drop(draft.pk, "office", by=guan, now=timezone.now())
    return publish(draft.pk, by=guan, now=timezone.now())


def moving(walk, target):
    return lambda: move(walk.matter.pk, target.pk, by=walk.cast["guan"], why="新办法", now=timezone.now())


def test_ten_hands_move_a_round_once():
    walk = at_the_vetting()
    came = at_once(*[moving(walk, newer(walk))] * 10)
    assert tally(came) == {"won": 1, "NotNow": 9}
    assert RouteMove.objects.count() == 1 and is_whole(walk)


def test_a_round_moves_while_its_offices_decide():
    walk = at_the_vetting()
    target = newer(walk)
    came = at_once(moving(walk, target), *[agreeing(walk, assignment) for assignment in waiting(walk)])
    assert only_refusals(came) and is_whole(walk)
    assert walk.matter.rounds.get().route == target
    assert set(walk.matter.assignments.filter(closed_at=None, panel__isnull=False).values_list("panel__phase__route", flat=True)) <= {target.pk}
