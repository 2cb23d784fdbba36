"""Nobody decides a visit they host (回避): applicant, host person, whoever goes along; by office, deputy or transfer."""

from datetime import timedelta

import pytest

from approvals.actions.add_signer import add_signer
from approvals.actions.appoint_deputy import appoint_deputy
from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.actions.transfer import transfer
from approvals.errors import NotComplete, NotYours
from approvals.models import Barred
from tests.workflow.visits.making import a_walk, standing_at, visit, waiting

TALK = {"purpose": "lecture", "talk_topic": "材料失效", "talk_subject": "other"}


@standing_at("vetting")
def test_applicant_host_and_staff_are_barred_from_the_submission_on_and_guests_are_nobody(walk):
    barred = set(Barred.objects.filter(subject_id=walk.matter.pk).values_list("person__username", flat=True))
    assert barred == {"gu", "zhou"}
    guests = walk.matter.participants.filter(key__startswith="g-")
    assert [row.person_id for row in guests] == [None, None]


@standing_at("vetting")
@pytest.mark.parametrize("role", ["finance", "fao", "secrecy", "propaganda", "security", "protocol"])
def test_no_office_lets_whoever_goes_along_decide(walk, role):
    walk.cast["zhou"].grants.create(role=role, since=walk.today)
    walk.decide(waiting(walk).get(), "agree")
    for assignment in waiting(walk):
        with pytest.raises(NotYours):
            claim(assignment.pk, by=walk.cast["zhou"], now=walk.now)
        with pytest.raises(NotYours):
            decide(assignment.pk, by=walk.cast["zhou"], verdict="agree", digest=walk.matter.digest, now=walk.now)


def hosted_by(stage, name: str, **changes):
    """A talk that somebody of the university hosts, in the vetting of its second step."""
    walk, host = a_walk(stage.cast), stage.cast[name]
    hosts = [{"key": "h1", "person_id": host.pk, "name": host.name, "phone": "0000-0000000", "host": True}]
    walk.until("vetting", visit(stage.cast, hosts=hosts, **(TALK | changes)))
    walk.decide(waiting(walk).get(), "agree")
    return walk


def test_a_host_who_holds_the_role_does_not_claim_it(stage):
    walk = hosted_by(stage, "xuan")
    assignment = waiting(walk, panel__phase__code="propaganda").get()
    with pytest.raises(NotYours):
        claim(assignment.pk, by=stage.cast["xuan"], now=walk.now)


def test_nothing_is_passed_on_to_a_host(stage):
    walk = hosted_by(stage, "xuan")
    assignment = waiting(walk, panel__phase__code="secrecy").get()
    meng, xuan = stage.cast["meng"], stage.cast["xuan"]
    claim(assignment.pk, by=meng, now=walk.now)
    with pytest.raises((NotYours, NotComplete)):
        transfer(assignment.pk, by=meng, to=xuan, why="请代办", now=walk.now)
    with pytest.raises((NotYours, NotComplete)):
        add_signer(assignment.pk, by=meng, whom=xuan, how="before", now=walk.now)


def test_a_deputy_of_a_host_decides_nothing_on_it(stage):
    """Lin stands in for the host: what bars the host bars Lin."""
    walk = hosted_by(stage, "xuan", purpose="friendly", talk_topic="")
    xuan, lin = stage.cast["xuan"], stage.cast["lin"]
    until = walk.today + timedelta(days=20)
    appoint_deputy(principal=xuan, deputy=lin, starts=walk.today, ends=until, by=xuan, now=walk.now)
    walk.agree_all("vetting")
    assignment = waiting(walk, panel__phase__code="office").get()
    with pytest.raises(NotYours):
        claim(assignment.pk, by=lin, now=walk.now)
    claim(assignment.pk, by=stage.cast["chen"], now=walk.now)
