"""Nobody decides an own matter (回避): neither applicant nor preparer nor traveller, in whatever office they hold."""

import pytest

from approvals.actions.decide import decide
from approvals.errors import NotYours
from approvals.models import Barred
from tests.making import a_walk, fresh, standing_at, trip, waiting
from workflow.applying import drafts


@standing_at("vetting")
def test_applicant_and_travellers_are_barred_from_the_submission_on(walk):
    barred = dict(Barred.objects.filter(subject_id=walk.matter.pk).values_list("person__username", "why"))
    assert barred == {"gu": "applicant", "zhou": "traveller"}


@standing_at("vetting")
@pytest.mark.parametrize("username", ["gu", "zhou"])
@pytest.mark.parametrize("role", ["personnel", "secrecy", "finance", "teaching", "fao"])
def test_no_office_lets_them_decide(walk, username, role):
    walk.cast[username].grants.create(role=role, since=walk.today)
    walk.decide(waiting(walk).get(), "agree")
    for assignment in waiting(walk):
        with pytest.raises(NotYours):
            decide(assignment.pk, by=walk.cast[username], verdict="agree", digest=walk.matter.digest, now=walk.now)


def test_who_was_in_the_group_once_stays_barred(stage):
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    walk.step("withdraw", "gu")
    draft = fresh(walk).draft
    draft["members"] = [member for member in draft["members"] if member["key"] != "m2"]
    drafts.save(walk.matter.pk, by=stage.cast["gu"], now=walk.now, draft=draft)
    walk.step("submit", "gu")
    assert not walk.matter.participants.filter(person=stage.cast["zhou"], dropped_at=None).exists()
    assert Barred.objects.filter(subject_id=walk.matter.pk, person=stage.cast["zhou"]).exists()
