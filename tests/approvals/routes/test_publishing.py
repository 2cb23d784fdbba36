"""What is in force: the version published last; running rounds keep theirs; the database keeps what was published."""

import pytest
from django.db import IntegrityError, transaction

from approvals.actions.publish_route import publish
from approvals.models import Phase, Route
from tests.making import a_walk, trip, waiting


def test_in_force_is_what_was_published_last_and_an_overtaken_draft_takes_the_next_number(revising):
    third, fourth = revising.draft(), revising.draft()
    assert publish(fourth.pk, by=revising.by, now=revising.now).version == fourth.version
    assert revising.in_force == fourth
    published = publish(third.pk, by=revising.by, now=revising.now)
    assert revising.in_force == published == third and published.version == fourth.version + 1


def test_a_running_round_keeps_its_version_and_a_new_one_follows_the_new(stage, revising):
    old, first = a_walk(stage.cast), revising.in_force
    old.until("vetting", trip(stage.cast))
    newer = publish(revising.draft(personnel=None, secrecy=None, finance=None, teaching=None).pk, by=revising.by, now=revising.now)
    young = a_walk(stage.cast)
    young.until("vetting", trip(stage.cast))
    assert (old.matter.rounds.get().route, young.matter.rounds.get().route) == (first, newer)
    young.decide(waiting(young).get(), "agree")
    assert young.matter.state == "notice"
    old.decide(waiting(old).get(), "agree")
    assert old.matter.state == "vetting" and waiting(old).count() == 4


@pytest.mark.parametrize(
    "touch",
    [lambda route: Phase.objects.filter(route=route, code="unit").update(days=99),
     lambda route: Phase.objects.filter(route=route).delete(), lambda route: route.phases.get(code="unit").save(),
     lambda route: Route.objects.filter(pk=route.pk).update(note="x"), lambda route: Route.objects.filter(pk=route.pk).update(published_at=None),
     lambda route: Route.objects.filter(pk=route.pk).delete(),
     lambda route: Phase.objects.create(route=route, code="more", name="more", step=9, stage="approval", who={"role": "fao"}, days=1)],
)  # fmt: skip
def test_the_database_lets_nobody_change_what_was_published(revising, touch):
    published = publish(revising.draft().pk, by=revising.by, now=revising.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        touch(published)
    assert Phase.objects.get(route=published, code="unit").days == 3
