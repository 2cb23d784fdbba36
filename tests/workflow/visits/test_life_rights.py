"""Every step of a visit against every role: who may take it, whoever asks and wherever it stands."""

import pytest
from django.db import transaction

from approvals.errors import NotYours, Refusal
from tests.cast import ROLES as THOSE
from tests.workflow.visits.making import a_walk, standing_at, visit
from workflow.core.steps import take
from workflow.matters.visits.life import LIFE

ROLES = {**THOSE, "logistics": "hou", "school office": "tang", "security": "wei", "publicity": "xuan"}
HOSTS = {"applicant", "traveller", "secretary", "office"}
MAY = {  # step: who of ROLES, beside nobody; Gu applies and is the host, Zhou goes along
    "begin": {"applicant"},
    "ask_confirmation": set(),
    "ask_exception": {"applicant"},
    "decide_exception": {"office"},
    "submit": {"applicant"},
    "withdraw": {"applicant"},
    "correct": {"applicant", "secretary", "office"},
    "record_permit": {"office"},
    "name_guests": {"applicant", "secretary", "office"},
    "record_basis": {"office"},
    "send_letter": {"office"},
    "hand_in_plan": HOSTS,
    "do_task": {"logistics", "school office", "office"},  # those whose tasks the plan names
    "arrive": HOSTS,
    "register_lodging": HOSTS,
    "log_talk": HOSTS,
    "log_present": HOSTS,
    "hand_in_present": HOSTS,
    "log_check": HOSTS,
    "leave": HOSTS,
    "hand_in_summary": {"applicant"},
    "accept_summary": {"office"},
    "return_summary": {"office"},
    "make_promise": HOSTS,
    "close_promise": {"office"},  # nothing is promised yet
    "settle": {"finance"},
    "share": HOSTS,
    "archive": {"archivist"},
    "cancel": {"applicant", "office"},
    "suspend": {"office"},
    "resume": {"office"},
    "reopen": {"office"},
}
JUDGEMENTS = {"decide_exception", "accept_summary", "return_summary", "reopen"}
SYSTEM = ["enter_vetting", "enter_approval", "approve", "reject", "send_back", "invitation_complete", "accounts_complete"]


def admitted(walk, step: str, username: str) -> bool:
    """Whether the door lets them in; what comes after is another question, and undone."""
    try:
        with transaction.atomic():
            take(walk.matter.pk, step, by=walk.cast[username], now=walk.now)
            transaction.set_rollback(True)
    except NotYours:
        return False
    except (Refusal, TypeError, AttributeError):
        return True
    return True


def test_the_table_has_every_right():
    assert set(MAY) == set(LIFE.rights)


@standing_at("preparing")
@pytest.mark.parametrize("step", MAY)
def test_who_may_take_a_step(walk, step):
    walk.plan()
    assert {role for role, username in ROLES.items() if admitted(walk, step, username)} == MAY[step]


@standing_at("vetting")
@pytest.mark.parametrize("step", SYSTEM)
def test_the_systems_own_steps_are_nobodys(walk, step):
    assert not [username for username in walk.cast if admitted(walk, step, username)]


@standing_at("hosting")
def test_whoever_keeps_a_promise_may_close_it_and_nobody_else_of_the_university(walk):
    promise = {"what": "寄书", "person": walk.cast["jiao"].pk, "due_on": walk.today}
    walk.step("make_promise", "gu", **promise)
    assert {name for name in walk.cast if admitted(walk, "close_promise", name)} == {"jiao", "chen", "lin"}


def test_nobody_of_the_office_judges_a_visit_they_host(stage):
    walk, lin = a_walk(stage.cast), stage.cast["lin"]
    hosts = [{"key": "h1", "person_id": lin.pk, "name": lin.name, "phone": "0000-0000000", "host": True}]
    walk.until("vetting", visit(stage.cast, hosts=hosts))
    assert not [step for step in JUDGEMENTS if admitted(walk, step, "lin")]
    assert not [step for step in JUDGEMENTS if not admitted(walk, step, "chen")]


def test_who_will_host_a_visit_does_not_grant_its_exception(stage):
    """Before anything is submitted the matter's row knows nobody yet; the draft does."""
    walk, lin = a_walk(stage.cast), stage.cast["lin"]
    walk.begin()
    walk.save(visit(stage.cast, hosts=[{"key": "h1", "person_id": lin.pk, "name": lin.name, "phone": "1", "host": True}]))
    assert not admitted(walk, "decide_exception", "lin") and admitted(walk, "decide_exception", "chen")
