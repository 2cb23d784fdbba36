"""Ending a deputyship against deciding, appointing twice at once: one comes first, nothing is torn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.actions.appoint_deputy import appoint_deputy
from approvals.actions.end_deputyship import end_deputyship
from approvals.actions.hand_over import hand_over
from approvals.models import Assignment, Decision, Deputyship
from tests.approvals.deputies.appointing import stands_in
from tests.faults.hands import at_once, only_refusals, tally
from tests.faults.office import agreeing, handed_in, is_whole
from tests.making import waiting
from workflow.rehearsal.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 3


def test_a_deputy_deciding_against_the_principal_ending_it():
    cast = gather()
    for _ in range(TIMES):
        walk = handed_in(cast)
        asked = waiting(walk).get()
        deputyship = stands_in(cast, "shen", "cheng", now=timezone.now(), lasts=timedelta(days=3000))
        decided, ended = at_once(
            agreeing(walk, asked, by=cast["shen"]), lambda it=deputyship: end_deputyship(it.pk, by=cast["cheng"], now=timezone.now())
        )
        assert only_refusals([decided, ended]) and not isinstance(ended, Exception)
        found = Decision.objects.filter(subject=walk.matter.pk)
        if isinstance(decided, Exception):
            assert not found.exists() and waiting(walk).get().person == cast["cheng"]
        else:
            assert found.get().in_place_of == cast["cheng"] and found.get().at <= ended.ends_at
        assert is_whole(walk)


def test_the_principal_against_the_deputy_on_one_to_do():
    cast = gather()
    stands_in(cast, "shen", "cheng", now=timezone.now(), lasts=timedelta(days=3000))
    for _ in range(TIMES):
        walk = handed_in(cast)
        asked = waiting(walk).get()
        came = at_once(agreeing(walk, asked, by=cast["shen"]), agreeing(walk, asked, by=cast["cheng"]))
        assert tally(came) == {"won": 1, "NotNow": 1}
        assert is_whole(walk)


def test_the_same_deputy_appointed_twice_at_once():
    cast = gather()
    today = timezone.localdate()

    def appoints():
        return appoint_deputy(
            principal=cast["cheng"], deputy=cast["shen"], starts=today, ends=today, by=cast["cheng"], now=timezone.now()
        )

    assert tally(at_once(appoints, appoints, appoints)) == {"won": 1, "NotNow": 2}
    assert Deputyship.objects.count() == 1


def test_handing_over_against_deciding_and_twice_at_once():
    cast = gather()
    for _ in range(TIMES):
        walk = handed_in(cast)
        asked = waiting(walk).get()

        def hands(to):
            return lambda: hand_over(cast["cheng"], to=cast[to], by=cast["guan"], now=timezone.now())

        decided, *_handed = at_once(agreeing(walk, asked, by=cast["cheng"]), hands("shen"), hands("lin"))
        assert only_refusals([decided, *_handed])
        asked.refresh_from_db()
        seats = Assignment.objects.filter(panel=asked.panel_id)
        assert seats.count() == (2 if isinstance(decided, Exception) else 1)
        assert seats.exclude(verdict="unneeded").count() == 1
        assert is_whole(walk)
