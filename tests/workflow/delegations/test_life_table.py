"""Every state against every step: what the life allows, and that everything else is refused as not now (409)."""

import pytest

from approvals.errors import NotNow
from tests.life_table import allowed, declared, leading_out
from tests.making import last_entry, standing_at
from workflow.core import journal
from workflow.core.steps import take
from workflow.matters.delegations.life import LIFE
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.states import STATES

ALL = [state.code for state in STATES]
DECIDING = {"vetting", "notice", "approval"}
UNDER_WAY = DECIDING | {"documents", "briefing", "ready"}
FROM = {  # step: where it may be taken, and where it leads (None: it stays)
    "begin": ({"draft"}, None),
    "take_over": ({"draft"}, {"documents", "briefing", "ready", "abroad", "returned"}),
    "ask_confirmation": ({"draft", "sent_back", "withdrawn"}, None),
    "ask_exception": ({"draft", "sent_back", "withdrawn"}, None),
    "decide_exception": ({"draft", "sent_back", "withdrawn"}, None),
    "submit": ({"draft", "sent_back", "withdrawn"}, "vetting"),
    "withdraw": (DECIDING, "withdrawn"),
    "correct": (UNDER_WAY | {"abroad", "returned", "sharing"}, None),
    "enter_vetting": (DECIDING, "vetting"),
    "enter_notice": (DECIDING, "notice"),
    "enter_approval": (DECIDING, "approval"),
    "open_notice": ({"notice"}, None),
    "record_objection": ({"notice"}, None),
    "settle_objection": ({"notice"}, None),
    "record_permit": ({"approval"}, None),
    "approve": ({"approval"}, "documents"),
    "reject": (DECIDING, "rejected"),
    "send_back": (DECIDING, "sent_back"),
    "record_visa": ({"documents", "briefing", "ready"}, None),
    "documents_complete": ({"documents"}, "briefing"),
    "hold_briefing": ({"documents", "briefing"}, None),
    "sign_pledge": ({"documents", "briefing"}, None),
    "briefing_complete": ({"briefing"}, "ready"),
    "draw_passport": (UNDER_WAY, None),
    "take_passport_back": (UNDER_WAY | {"returned", "cancelled", "withdrawn", "rejected", "sent_back", "suspended"}, None),
    "depart": ({"ready"}, "abroad"),
    "come_home": ({"abroad"}, "returned"),
    "hand_in_report": ({"returned"}, None),
    "accept_report": ({"returned"}, None),
    "return_report": ({"returned"}, None),
    "publish_second_notice": ({"returned"}, None),
    "settle": ({"returned"}, "sharing"),
    "share": ({"sharing"}, None),
    "archive": ({"sharing"}, "archived"),
    "cancel": ({"documents", "briefing", "ready"}, "cancelled"),
    "suspend": (UNDER_WAY, "suspended"),
    "resume": ({"suspended"}, UNDER_WAY),
    "reopen": ({"rejected", "documents"}, DECIDING),
}
WHO = {
    "ask_confirmation": "mi", "decide_exception": "chen", "open_notice": "chen", "record_objection": "chen",
    "settle_objection": "chen", "record_permit": "chen", "record_visa": "qiao", "hold_briefing": "chen",
    "draw_passport": "qiao", "take_passport_back": "qiao", "accept_report": "chen", "return_report": "chen",
    "publish_second_notice": "chen", "settle": "song", "archive": "dang", "suspend": "chen", "resume": "chen", "reopen": "chen",
    "sign_pledge": "chen", "take_over": "chen",
}  # fmt: skip


def test_the_life_is_declared_as_the_office_drew_it():
    assert declared(Delegation) == FROM


def test_nothing_leads_out_of_an_archived_or_a_cancelled_matter_and_only_reopening_out_of_a_rejected_one():
    for state, ways in (("archived", []), ("rejected", ["reopen"]), ("cancelled", [])):
        assert leading_out(FROM, state) == ways


def test_everything_but_the_systems_own_steps_belongs_to_somebody():
    assert set(FROM) - set(LIFE.rights) == {
        "enter_vetting", "enter_notice", "enter_approval", "approve", "reject", "send_back", "documents_complete",
        "briefing_complete",
    }  # fmt: skip


@standing_at(*ALL)
def test_every_step_is_allowed_where_it_is_drawn_and_refused_everywhere_else(walk):
    found = allowed(walk, FROM, who=lambda step: WHO.get(step, walk.owner))
    assert found == {step for step, (sources, _target) in FROM.items() if walk.matter.state in sources}
    assert last_entry(walk).target == walk.matter.state
    assert not list(journal.faults(walk.matter.entries.order_by("seq")))


@standing_at("archived")
def test_a_refused_step_says_where_the_matter_stands(walk):
    with pytest.raises(NotNow, match="Archived|归档"):
        take(walk.matter.pk, "submit", by=walk.person("gu"), now=walk.now)
