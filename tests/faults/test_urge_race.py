"""Two people urge at once: one urging, one set of messages; and a decision that comes meanwhile is not urged."""

import pytest
from django.utils import timezone

from approvals.actions.copy import copy_to
from approvals.actions.half_written import keep_half_written
from approvals.actions.urge import urge
from approvals.models import Copy, HalfWritten, Urging
from notifications.models import Message
from tests.faults.hands import at_once, tally
from tests.faults.office import agreeing, at_the_vetting, handed_in, is_whole
from tests.making import waiting
from workflow.core.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)


def urging(walk, who):
    return lambda: urge(walk.matter.pk, by=walk.cast[who], now=timezone.now())


def told(event: str) -> int:
    return Message.objects.filter(event=event, channel="in_app").count()


def test_ten_who_urge_at_once_urge_once() -> None:
    walk = at_the_vetting()
    came = at_once(*[urging(walk, who) for who in ("gu", "zhou", "chen", "lin", "gu", "gu", "chen", "zhou", "lin", "gu")])
    assert tally(came) == {"won": 1, "NotNow": 9}
    assert Urging.objects.count() == 1 and told("assignment.urged") == 4
    assert Entry.objects.filter(matter=walk.matter.pk, step="urge").count() == 1
    assert is_whole(walk)


def test_who_has_just_decided_is_not_urged_whoever_was_first() -> None:
    walk = at_the_vetting()
    finance = waiting(walk, role="finance").get()
    came = at_once(agreeing(walk, finance), urging(walk, "gu"))
    assert tally(came) == {"won": 2}
    entries = list(Entry.objects.filter(matter=walk.matter.pk, step__in=("urge", "decide")).order_by("seq"))
    decided_first = entries[-1].step == "urge"
    assert (walk.cast["song"].pk in next(e for e in entries if e.step == "urge").facts["people"]) is not decided_first
    assert is_whole(walk)


def test_two_who_copy_the_same_person_in_make_one_copy() -> None:
    walk = handed_in()
    zhao = walk.cast["zhao"]
    works = [lambda by=by: copy_to(walk.matter.pk, by=walk.cast[by], people=[zhao], why="请知悉。", now=timezone.now())
             for by in ("gu", "chen", "cheng", "lin")]  # fmt: skip
    came = at_once(*works)
    assert tally(came) == {"won": 4} and sum(len(copied.fresh) for copied in came) == 1
    assert Copy.objects.count() == 1 and told("copy.received") == 1


def test_what_is_still_being_written_when_it_is_decided_leaves_nothing_behind() -> None:
    walk = handed_in()
    assignment, dean = waiting(walk).get(), walk.cast["cheng"]
    writing = [lambda no=no: keep_half_written(assignment.pk, by=dean, opinion=f"拟同意{no}", now=timezone.now()) for no in range(6)]
    came = at_once(agreeing(walk, assignment), *writing)
    assert set(tally(came)) <= {"won", "NotNow"} and not isinstance(came[0], Exception)
    assert not HalfWritten.objects.exists()
