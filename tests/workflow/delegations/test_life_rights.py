"""Every step against every role: who may take it, whoever asks and wherever the matter stands."""

import pytest
from django.db import transaction

from approvals.errors import NotYours, Refusal
from tests.cast import ROLES
from tests.making import a_walk, standing_at, trip
from workflow.core.steps import take
from workflow.matters.delegations.life import LIFE

MAY = {  # step: who of ROLES, beside nobody
    "begin": {"applicant"},
    "take_over": {"office"},
    "ask_confirmation": set(),
    "ask_exception": {"applicant"},
    "decide_exception": {"office"},
    "submit": {"applicant"},
    "withdraw": {"applicant"},
    "correct": {"applicant", "secretary", "office"},
    "open_notice": {"secretary", "office"},
    "record_objection": {"office"},
    "settle_objection": {"office"},
    "record_permit": {"office"},
    "record_visa": {"custodian"},
    "hold_briefing": {"office"},
    "sign_pledge": {"applicant", "traveller", "office"},
    "draw_passport": {"custodian"},
    "take_passport_back": {"custodian"},
    "depart": {"applicant", "secretary", "office"},
    "come_home": {"applicant", "secretary", "office"},
    "hand_in_report": {"applicant"},
    "accept_report": {"office"},
    "return_report": {"office"},
    "publish_second_notice": {"secretary", "office"},
    "settle": {"finance"},
    "share": {"applicant", "secretary", "office"},
    "archive": {"archivist"},
    "cancel": {"applicant", "office"},
    "suspend": {"office"},
    "resume": {"office"},
    "reopen": {"office"},
}
JUDGEMENTS = {"decide_exception", "settle_objection", "accept_report", "return_report", "settle", "reopen"}
SYSTEM = ["enter_vetting", "enter_notice", "enter_approval", "approve", "reject", "send_back", "documents_complete"]


def admitted(walk, step: str, username: str) -> bool:
    """Whether the door lets them in; what comes after is another question, and undone."""
    try:
        with transaction.atomic():
            take(walk.matter.pk, step, by=walk.cast[username], now=walk.now)
            transaction.set_rollback(True)
    except NotYours:
        return False
    except (Refusal, TypeError):
        return True
    return True


def test_the_table_has_every_right():
    assert set(MAY) == set(LIFE.rights)


@standing_at("abroad")
@pytest.mark.parametrize("step", MAY)
def test_who_may_take_a_step(walk, step):
    assert {role for role, username in ROLES.items() if admitted(walk, step, username)} == MAY[step]


@standing_at("vetting")
@pytest.mark.parametrize("step", SYSTEM)
def test_the_systems_own_steps_are_nobodys(walk, step):
    assert not [username for username in walk.cast if admitted(walk, step, username)]


def test_nobody_of_the_office_judges_a_trip_they_go_on(stage):
    walk = a_walk(stage.cast)
    lin = stage.cast["lin"]
    along = {"key": "m2", "person_id": lin.pk, "name": lin.name, "post": "副处长"}
    first = {"key": "m1", "person_id": stage.cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True}
    walk.until("vetting", trip(stage.cast, members=[first, along]))
    assert {step for step in LIFE.rights if not admitted(walk, step, "lin")} == {
        step for step in MAY if "office" not in MAY[step]
    } | (JUDGEMENTS - {"settle"})
    assert not [step for step in JUDGEMENTS - {"settle"} if not admitted(walk, step, "chen")]


@standing_at("vetting")
def test_the_right_of_a_role_ends_with_the_grant(walk):
    chen = walk.cast["chen"]
    assert admitted(walk, "suspend", "chen")
    chen.grants.update(until=walk.today)
    walk.move_to(walk.today.replace(month=12))
    assert not admitted(walk, "suspend", "chen")
