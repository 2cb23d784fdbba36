"""A finding is a to-do: of who answers for it, then of its inspectors, by turns; it opens, closes and is handed on like any other."""

import pytest

from approvals.actions.hand_over import hand_over
from approvals.errors import NotYours
from approvals.inbox import waiting
from approvals.models import Assignment
from tests.making import House, errands, standing_at
from tests.workflow.oversight.conftest import found
from tests.workflow.oversight.test_findings import take
from workflow.core.steps import look_again
from workflow.desk.rows import name_of
from workflow.oversight.models import Finding
from workflow.oversight.to_dos import RECTIFY

pytestmark = standing_at("returned")


def theirs(seen, who):
    """The addresses in somebody's inbox that are about the finding."""
    rows = waiting(seen.cast[who], on=seen.now.date()).filter(subject=seen.walk.matter.pk)
    return sorted(row.errand.partition(".")[0] for row in rows if row.errand.startswith(("finding.", "judging.")))


def desks(seen):
    return {who: codes for who in ("gu", "mi", "zhou", "lin", "wen", "chen") if (codes := theirs(seen, who))}


def test_it_goes_from_the_responsible_person_to_both_inspectors_and_back(seen):
    finding = found(seen)
    assert desks(seen) == {"gu": ["finding"]}
    assert Assignment.objects.get(errand=f"finding.{finding.pk}").due_on == finding.due_on
    take(seen, finding, "start")
    assert desks(seen) == {"gu": ["finding"]}
    take(seen, finding, "submit")
    assert desks(seen) == {"lin": ["judging"], "wen": ["judging"]}
    returned = take(seen, finding, "send_back")
    assert desks(seen) == {"gu": ["finding"]}
    assert Assignment.objects.open().get(errand=f"finding.{finding.pk}").due_on == returned.due_on
    take(seen, finding, "submit")
    take(seen, finding, "accept")
    assert desks(seen) == {}
    judged = Assignment.objects.filter(errand__startswith="judging.").order_by("pk").values_list("person__username", "verdict")
    assert sorted(judged) == [("lin", "done"), ("lin", "done"), ("wen", "unneeded"), ("wen", "unneeded")]


def test_who_is_barred_from_judging_has_no_such_to_do(seen):
    finding = found(seen)
    take(seen, finding, "start")
    seen.walk.matter.participants.filter(name="周予安").update(person=seen.cast["lin"])
    take(seen, finding, "submit")
    assert desks(seen) == {"wen": ["judging"]}


def test_who_rectified_it_does_not_judge_it(seen):
    finding = found(seen, responsible=seen.cast["gu"])
    take(seen, finding, "start")
    take(seen, finding, "submit")
    finding.rectifications.update(by=seen.cast["lin"])
    with pytest.raises(NotYours):
        take(seen, finding, "accept", "lin")


def test_steps_of_the_matter_leave_it_alone(seen):
    finding = found(seen)
    seen.walk.return_passports()
    look_again(seen.walk.matter.pk, now=seen.now)
    assert f"finding.{finding.pk}" in errands(seen.walk)


def test_the_inbox_and_the_matter_lead_to_the_finding(seen, stage: House):
    finding = found(seen)
    for page in ("/inbox/", seen.walk.matter.get_absolute_url()):
        told = stage.office.gu.get(page).content.decode()
        assert f'href="/oversight/findings/{finding.pk}/"' in told
    todo = Assignment.objects.get(errand=f"finding.{finding.pk}")
    shown = stage.office.gu.get("/api/v1/inbox").json()["rows"]
    assert [row["what"] for row in shown if row["errand"] == todo.errand] == [name_of(todo)] == [str(RECTIFY.name)]


def test_whoever_a_leaver_handed_it_on_to_rectifies_it_also_after_a_return(seen):
    finding = found(seen)
    with pytest.raises(NotYours):
        take(seen, finding, "start", "zhou")
    hand_over(seen.cast["gu"], to=seen.cast["zhou"], by=seen.cast["chen"], now=seen.now, name_of=name_of)
    for step, who in (("start", "zhou"), ("submit", "zhou"), ("send_back", "lin")):
        finding = take(seen, finding, step, who)
    assert theirs(seen, "zhou") == ["finding"] and Finding.objects.get().state == "returned"
