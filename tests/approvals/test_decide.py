"""Deciding: on the digest that was read, by whom it waits for, with a reason where somebody is turned away."""

import pytest

from approvals.actions.decide import decide
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Decision
from notifications.models import Message, Reminder
from tests.making import errands, fresh, last_entry, standing_at, waiting


def say(walk, assignment, verdict="agree", *, by="cheng", opinion="同意。", **other):
    return decide(
        assignment.pk, by=walk.cast[by], verdict=verdict, opinion=opinion, now=walk.now,
        **{"digest": walk.matter.digest} | other,
    )  # fmt: skip


@standing_at("vetting")
def test_a_decision_names_what_was_read_and_stands_in_the_journal(walk):
    decision = say(walk, waiting(walk).get())
    assert decision.digest == walk.matter.revision.digest
    entry = walk.matter.entries.get(step="decide")
    assert (entry.by, entry.facts["decision"], entry.facts["verdict"]) == (decision.by, decision.pk, "agree")
    assert decision.assignment.closed_at and decision.assignment.verdict == "agree"


@standing_at("vetting")
@pytest.mark.parametrize("username", ["gu", "zhou", "shen", "he", "chen", "ji", "guan"])
def test_nobody_decides_for_whoever_is_asked(walk, username):
    with pytest.raises(NotYours):
        say(walk, waiting(walk).get(), by=username)
    assert not Decision.objects.filter(subject_id=walk.matter.pk).exists()


@standing_at("vetting")
@pytest.mark.parametrize("digest", ["", "0" * 64])
def test_a_page_that_is_out_of_date_signs_nothing(walk, digest):
    with pytest.raises(NotNow):
        say(walk, waiting(walk).get(), digest=digest)


@standing_at("vetting")
@pytest.mark.parametrize("verdict, opinion", [("back", ""), ("back", "  "), ("reject", ""), ("perhaps", "同意。"), ("", "")])
def test_a_return_or_a_refusal_says_why_and_nothing_else_is_a_verdict(walk, verdict, opinion):
    with pytest.raises(NotComplete):
        say(walk, waiting(walk).get(), verdict, opinion=opinion)


@standing_at("vetting")
def test_nobody_decides_twice(walk):
    first = waiting(walk).get()
    say(walk, first)
    with pytest.raises(NotNow):
        say(walk, first, "reject", opinion="改变主意。")


@standing_at("vetting")
def test_one_return_ends_the_step_and_takes_it_off_the_other_desks(walk):
    say(walk, waiting(walk).get())
    say(walk, waiting(walk).get(panel__phase__code="secrecy"), "back", by="meng", opinion="请说明涉密情况。")
    assert fresh(walk).state == "sent_back"
    others = Assignment.objects.filter(subject_id=walk.matter.pk, panel__phase__step=2).exclude(verdict="back")
    assert {a.verdict for a in others} == {"unneeded"}
    assert not Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="assignment.due").exists()
    assert last_entry(walk).facts["why"] == "请说明涉密情况。"
    assert Message.objects.filter(subject_id=walk.matter.pk, event="matter.sent_back", recipient=walk.cast["gu"]).exists()


@standing_at("vetting")
def test_the_step_goes_on_when_the_last_of_them_has_agreed(walk):
    say(walk, waiting(walk).get())
    for by, code in (("he", "personnel"), ("meng", "secrecy"), ("song", "finance")):
        say(walk, waiting(walk).get(panel__phase__code=code), by=by)
        assert fresh(walk).state == "vetting"
    say(walk, waiting(walk).get(panel__phase__code="teaching"), by="jiao")
    assert fresh(walk).state == "notice"


@standing_at("briefing")
def test_a_duty_is_no_decision(walk):
    assert errands(walk) & {"pledges", "briefing"}
    duty = walk.matter.assignments.filter(closed_at=None, panel=None).first()
    by = next(name for name in ("chen", "gu") if duty.role == "fao" or walk.cast[name] == duty.person)
    with pytest.raises(NotNow):
        say(walk, duty, by=by)


@standing_at("notice")
def test_the_evidence_of_a_phase_is_needed_to_agree_and_not_to_send_back(walk):
    notice = waiting(walk).get()
    with pytest.raises(NotComplete):
        say(walk, notice, by="chen")
    say(walk, notice, "back", by="chen", opinion="请补充。")
    assert fresh(walk).state == "sent_back"


@standing_at("suspended")
def test_nothing_is_decided_while_a_matter_is_halted(walk):
    with pytest.raises(NotNow):
        say(walk, waiting(walk).get())
