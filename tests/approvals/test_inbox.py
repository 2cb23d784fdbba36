"""The inbox: what waits for whom, the urgent first, and never what somebody is barred from."""

from approvals import inbox
from approvals.models import Assignment
from tests.making import STARTS, a_walk, standing_at, trip, waiting
from workflow.applying import drafts


def phases(person, on) -> list[str]:
    return [a.panel.phase.code if a.panel_id else a.errand for a in inbox.waiting(person, on=on)]


@standing_at("vetting")
def test_everybody_has_what_is_theirs(walk):
    on, cast = walk.today, walk.cast
    assert phases(cast["cheng"], on) == ["unit"]
    walk.decide(waiting(walk).get(), "agree")
    asked = {"he": ["personnel"], "meng": ["secrecy"], "song": ["finance"], "jiao": ["teaching"], "cheng": [], "gu": [], "ji": []}
    assert {who: phases(cast[who], on) for who in asked} == asked
    assert inbox.waiting_count(cast["song"], on=on) == 1


@standing_at("vetting")
def test_a_claimed_to_do_leaves_the_colleagues_queue(walk):
    walk.cast["dang"].grants.create(role="finance", since=walk.today)
    walk.decide(waiting(walk).get(), "agree")
    assert phases(walk.cast["dang"], walk.today) == ["finance"]
    waiting(walk).filter(panel__phase__code="finance").update(person=walk.cast["song"], claimed_at=walk.now)
    assert phases(walk.cast["dang"], walk.today) == [] and phases(walk.cast["song"], walk.today) == ["finance"]


@standing_at("vetting")
def test_whoever_travels_does_not_see_it_in_the_queue_of_their_role(walk):
    walk.cast["zhou"].grants.create(role="finance", since=walk.today)
    walk.decide(waiting(walk).get(), "agree")
    assert phases(walk.cast["zhou"], walk.today) == []
    assert not inbox.may_act(waiting(walk).get(panel__phase__code="finance"), walk.cast["zhou"], now=walk.now)


@standing_at("vetting")
def test_a_role_that_ended_has_no_queue(walk):
    walk.decide(waiting(walk).get(), "agree")
    walk.cast["song"].grants.update(until=walk.today)
    walk.move_to(walk.today.replace(month=12))
    assert phases(walk.cast["song"], walk.today) == []


def test_the_urgent_comes_first_then_the_oldest_deadline(stage):
    walks = []
    for urgent in (False, True):
        walk = a_walk(stage.cast)
        walk.begin()
        walk.save(trip(stage.cast))
        drafts.set_urgent(walk.matter, urgent=urgent, reason="外方临时改期")
        walk.submit()
        walks.append(walk)
    mine = {walk.matter.pk for walk in walks}
    asked = [a.subject_id for a in inbox.waiting(stage.cast["cheng"], on=STARTS) if a.subject_id in mine]
    assert asked == [walks[1].matter.pk, walks[0].matter.pk]
    Assignment.objects.filter(subject_id=walks[0].matter.pk).update(due_on=walks[0].today)
    assert [a.subject_id for a in Assignment.objects.open().overdue(on=STARTS)].count(walks[0].matter.pk) == 1
