"""Many administrators at once: a draft is published once, drafts get numbers of their own, one version is in force."""

import pytest
from django.utils import timezone

from approvals import routes
from approvals.actions import draft_route
from approvals.actions.publish_route import publish
from approvals.models import Route
from tests.faults.hands import at_once, only_refusals, tally
from tests.faults.office import handed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_ten_hands_publish_a_draft_once():
    guan = handed_in().cast["guan"]
    draft = draft_route.begin(routes.in_force("delegation").pk, by=guan, now=timezone.now())
    came = at_once(*[lambda: publish(draft.pk, by=guan, now=timezone.now())] * 10)
    assert tally(came) == {"won": 1, "NotNow": 9}
    assert routes.in_force("delegation") == draft


def test_drafts_begun_at_once_get_numbers_of_their_own_and_one_is_in_force():
    guan = handed_in().cast["guan"]
    first = routes.in_force("delegation")
    drafts = at_once(*[lambda: draft_route.begin(first.pk, by=guan, now=timezone.now())] * 5)
    assert sorted(draft.version for draft in drafts) == [2, 3, 4, 5, 6]
    came = at_once(*[lambda draft=draft: publish(draft.pk, by=guan, now=timezone.now()) for draft in drafts])
    assert only_refusals(came) and tally(came)["won"] == 5
    published = Route.objects.filter(kind="delegation").exclude(published_at=None).order_by("version")
    assert published.count() == 6 and routes.in_force("delegation") == published.last()


def test_a_draft_thrown_away_while_it_is_published_is_one_or_the_other():
    guan = handed_in().cast["guan"]
    draft = draft_route.begin(routes.in_force("delegation").pk, by=guan, now=timezone.now())
    came = at_once(
        lambda: publish(draft.pk, by=guan, now=timezone.now()), lambda: draft_route.discard(draft.pk, by=guan, now=timezone.now())
    )
    assert only_refusals(came) and tally(came)["won"] == 1
    assert Route.objects.filter(pk=draft.pk).exclude(published_at=None).exists() is not isinstance(came[0], Exception)
