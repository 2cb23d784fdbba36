"""Many people, one assignment: one decides, the others are told that it is settled."""

import pytest
from django.utils import timezone

from approvals.actions.claim import claim
from approvals.models import Assignment, Decision
from approvals.people.models import RoleGrant
from tests.faults.hands import at_once, tally
from tests.faults.office import agreeing, at_the_vetting, handed_in, is_whole
from tests.making import NOW, waiting
from workflow.core.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)
SINCE = NOW.date()


def test_fifty_hands_on_one_assignment_make_one_decision() -> None:
    walk = handed_in()
    assignment = waiting(walk).get()
    came = at_once(*[agreeing(walk, assignment)] * 50)
    assert tally(came) == {"won": 1, "NotNow": 49}
    assert Decision.objects.filter(assignment=assignment).count() == 1
    assert Entry.objects.filter(matter=walk.matter.pk, step="decide").count() == 1
    assert waiting(walk).exclude(panel__phase__step=2).count() == 0
    assert is_whole(walk)


def test_ten_colleagues_who_claim_the_same_to_do_leave_it_with_one() -> None:
    walk = at_the_vetting()
    assignment = waiting(walk, role="finance").get()
    colleagues = [person for name, person in walk.cast.items() if name not in ("gu", "zhou")][:10]
    for person in colleagues:
        RoleGrant.objects.get_or_create(person=person, role="finance", unit=None, defaults={"since": SINCE})
    came = at_once(*[lambda by=by: claim(assignment.pk, by=by, now=timezone.now()) for by in colleagues])
    assert tally(came) == {"won": 1, "NotNow": 9}
    winner = next(one for one in came if isinstance(one, Assignment)).person
    assert Assignment.objects.get(pk=assignment.pk).person == winner
    assert list(Entry.objects.filter(matter=walk.matter.pk, step="claim").values_list("by", flat=True)) == [winner.pk]


def test_colleagues_who_agree_and_reject_at_once_are_heard_once() -> None:
    walk = at_the_vetting()
    assignment = waiting(walk, role="secrecy").get()
    RoleGrant.objects.create(person=walk.cast["shen"], role="secrecy", since=SINCE)
    rejecting = agreeing(walk, assignment, by=walk.cast["shen"], verdict="reject")
    came = at_once(agreeing(walk, assignment), rejecting)
    assert tally(came) == {"won": 1, "NotNow": 1}
    assert is_whole(walk)
