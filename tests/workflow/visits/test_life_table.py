"""Every state against every step: what the life of a visit allows, and that everything else is refused as not now (409)."""

import pytest

from approvals.errors import NotNow
from tests.life_table import allowed, declared, leading_out
from tests.making import last_entry
from tests.workflow.visits.making import standing_at
from tests.workflow.visits.verbs import VERBS
from workflow.core import journal
from workflow.core.steps import take
from workflow.matters.visits.life import LIFE
from workflow.matters.visits.models import Visit
from workflow.matters.visits.states import STATES

ALL = [state.code for state in STATES]
EDITABLE = {"draft", "sent_back", "withdrawn"}
DECIDING = {"vetting", "approval"}
APPROVED = {"invited", "preparing"}
AFTER = {"departed", "summary", "sharing"}
UNDER_WAY = DECIDING | APPROVED
FROM = {  # step: where it may be taken, and where it leads (None: it stays)
    "begin": ({"draft"}, None),
    "ask_confirmation": (EDITABLE, None),
    "ask_exception": (EDITABLE, None),
    "decide_exception": (EDITABLE, None),
    "submit": (EDITABLE, "vetting"),
    "withdraw": (DECIDING, "withdrawn"),
    "correct": (UNDER_WAY | {"hosting"} | AFTER, None),
    "enter_vetting": (DECIDING, "vetting"),
    "enter_approval": (DECIDING, "approval"),
    "record_permit": ({"approval"}, None),
    "approve": ({"approval"}, "invited"),
    "reject": (DECIDING, "rejected"),
    "send_back": (DECIDING, "sent_back"),
    "name_guests": (APPROVED, None),
    "record_basis": (APPROVED, None),
    "send_letter": (APPROVED, None),
    "invitation_complete": ({"invited"}, "preparing"),
    "hand_in_plan": (APPROVED, None),
    "do_task": (APPROVED | {"hosting"}, None),
    "arrive": ({"preparing"}, "hosting"),
    "register_lodging": ({"hosting"}, None),
    "log_talk": ({"hosting", "departed"}, None),
    "log_present": ({"hosting", "departed"}, None),
    "hand_in_present": ({"hosting", "departed", "summary"}, None),
    "log_check": ({"hosting", "departed"}, None),
    "leave": ({"hosting"}, "departed"),
    "hand_in_summary": ({"departed"}, "summary"),
    "accept_summary": ({"summary"}, None),
    "return_summary": ({"summary"}, "departed"),
    "make_promise": ({"hosting"} | AFTER, None),
    "close_promise": ({"hosting"} | AFTER, None),
    "settle": ({"summary"}, None),
    "accounts_complete": ({"summary"}, "sharing"),
    "share": ({"sharing"}, None),
    "archive": ({"sharing"}, "archived"),
    "cancel": (APPROVED, "cancelled"),
    "suspend": (UNDER_WAY, "suspended"),
    "resume": ({"suspended"}, UNDER_WAY),
    "reopen": ({"rejected", "invited"}, DECIDING),
}
SYSTEM = {"enter_vetting", "enter_approval", "approve", "reject", "send_back", "invitation_complete", "accounts_complete"}


def test_the_life_is_declared_as_the_office_drew_it():
    assert declared(Visit) == FROM


def test_nothing_leads_out_of_an_archived_or_a_cancelled_visit_and_only_reopening_out_of_a_rejected_one():
    for state, ways in (("archived", []), ("rejected", ["reopen"]), ("cancelled", [])):
        assert leading_out(FROM, state) == ways


def test_everything_but_the_systems_own_steps_belongs_to_somebody():
    assert set(FROM) - set(LIFE.rights) == SYSTEM


@standing_at(*ALL)
def test_every_step_is_allowed_where_it_is_drawn_and_refused_everywhere_else(walk):
    found = allowed(walk, FROM, who=lambda step: VERBS.get(step, ("gu",))[0])
    assert found == {step for step, (sources, _target) in FROM.items() if walk.matter.state in sources}
    assert last_entry(walk).target == walk.matter.state
    assert not list(journal.faults(walk.matter.entries.order_by("seq")))


@standing_at("archived")
def test_a_refused_step_says_where_the_visit_stands(walk):
    with pytest.raises(NotNow, match="Archived|归档"):
        take(walk.matter.pk, "submit", by=walk.person("gu"), now=walk.now)
