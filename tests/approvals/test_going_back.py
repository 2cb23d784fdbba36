"""Going back: to an earlier step with resume or replay, to the applicant, taking back, reopening; what stands, what is asked again."""

import pytest

from approvals.actions.decide import decide, earlier
from approvals.actions.take_back import take_back
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Decision
from tests.approvals.panels import EACH, handed_in, on_desks, phase, say, seat, the_round
from tests.making import fresh, last_entry, trip

LEADER = {"duty": "school_leader"}


@pytest.fixture
def walk(stage):
    """Dean, then personnel and finance side by side with the secrecy office, then the leader."""
    return handed_in(
        stage, phase("dean", 1, {"heads_of": "unit"}), phase("people", 2, {"role": "personnel"}),
        phase("money", 2, {"role": "finance"}), phase("secrets", 2, {"role": "secrecy"}), phase("leader", 3, LEADER, stage="approval"),
    )  # fmt: skip


def back(walk, who, to, *, resume):
    return say(walk, who, "return", "请补充。", back_to=to, resume=resume)


def counting(walk) -> set[str]:
    """Who agreed, as far as it counts."""
    agreed = Decision.objects.filter(subject=walk.matter.pk, verdict="agree").select_related("assignment", "by")
    return {decision.by.username for decision in agreed if decision.counts}


def test_resumed_out_of_a_countersign_only_who_returned_it_and_who_had_not_spoken_are_asked(walk):
    for who in ("cheng", "he"):
        say(walk, who)
    back(walk, "song", 1, resume=True)
    assert on_desks(walk) == {"cheng"} and counting(walk) == {"he"}
    say(walk, "cheng")
    assert on_desks(walk) == {"song", "secrecy"} and counting(walk) == {"cheng", "he"}
    say(walk, "song")
    say(walk, "meng")
    assert on_desks(walk) == {"ji"} and walk.matter.state == "approval"


def test_replayed_everybody_from_there_on_is_asked_again(walk):
    for who in ("cheng", "he"):
        say(walk, who)
    back(walk, "song", 1, resume=False)
    assert on_desks(walk) == {"cheng"} and counting(walk) == set()
    say(walk, "cheng")
    assert on_desks(walk) == {"personnel", "song", "secrecy"} or on_desks(walk) == {"personnel", "finance", "secrecy"}
    assert counting(walk) == {"cheng"}


def test_a_return_to_an_earlier_stage_takes_the_matter_back_and_resumes_where_it_was(walk):
    for who in ("cheng", "he", "song", "meng"):
        say(walk, who)
    back(walk, "ji", 1, resume=True)
    assert walk.matter.state == "vetting" and on_desks(walk) == {"cheng"}
    say(walk, "cheng")
    assert walk.matter.state == "approval" and on_desks(walk) == {"ji"}, "the step between stands"
    assert counting(walk) == {"cheng", "he", "song", "meng"}


def test_a_return_inside_a_resumed_return_replays(walk):
    for who in ("cheng", "he", "song", "meng"):
        say(walk, who)
    back(walk, "ji", 2, resume=True)
    assert on_desks(walk) == {"personnel", "finance", "secrecy"}
    back(walk, "he", 1, resume=True)
    say(walk, "cheng")
    assert on_desks(walk) >= {"finance", "secrecy"} and counting(walk) == {"cheng"}
    for who in ("he", "song", "meng"):
        say(walk, who)
    assert on_desks(walk) == {"ji"}


@pytest.mark.parametrize("to", [None, 0, 2, 3, 9])
def test_a_return_leads_to_a_finished_step_of_this_round(walk, to):
    say(walk, "cheng")
    with pytest.raises(NotComplete):
        back(walk, "song", to, resume=True)
    assert walk.matter.state == "vetting" and not Decision.objects.filter(verdict="return").exists()


def test_a_panel_that_votes_returns_nothing_by_a_single_member(stage):
    walk = handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("council", 2, EACH, quorum="count", need=3, veto=False, stage="approval"))
    say(walk, "cheng")
    with pytest.raises(NotNow):
        back(walk, "wen", 1, resume=True)
    say(walk, "wen", "reject", "不同意。")
    assert on_desks(walk) == {"shen", "he", "meng", "song"}
    for who in ("shen", "he", "meng"):
        say(walk, who)
    assert walk.matter.state == "documents" and the_round(walk).outcome == "agree"
    assert seat(walk, "song").closed_for == "settled"


# --- taking back ---------------------------------------------------------------------------------------------------------


def test_taken_back_inside_a_step_it_is_asked_again_and_the_word_stays_on_record(walk):
    say(walk, "cheng")
    said = say(walk, "he")
    take_back(said.assignment_id, by=walk.cast["he"], now=walk.now)
    assert on_desks(walk) == {"he", "finance", "secrecy"} and counting(walk) == {"cheng"}
    assert Decision.objects.filter(pk=said.pk).exists() and last_entry(walk).step == "take_back"
    say(walk, "he", "reject", "改变主意。")
    assert walk.matter.state == "rejected"


def test_taken_back_out_of_the_next_step_the_round_comes_back_and_the_others_stand(walk):
    say(walk, "cheng")
    said = {who: say(walk, who) for who in ("he", "song", "meng")}
    assert walk.matter.state == "approval"
    take_back(said["song"].assignment_id, by=walk.cast["song"], now=walk.now)
    assert fresh(walk).state == "vetting" and on_desks(walk) == {"song"}
    assert seat(walk, "ji").closed_for == "taken_back" and counting(walk) == {"cheng", "he", "meng"}
    say(walk, "song")
    assert on_desks(walk) == {"ji"} and walk.matter.state == "approval"


def test_nothing_is_taken_back_once_somebody_after_has_acted(walk):
    first = say(walk, "cheng")
    say(walk, "he")
    with pytest.raises(NotNow):
        take_back(first.assignment_id, by=walk.cast["cheng"], now=walk.now)


def test_nothing_is_taken_back_over_a_step(walk):
    first = say(walk, "cheng")
    for who in ("he", "song", "meng"):
        say(walk, who)
    with pytest.raises(NotNow):
        take_back(first.assignment_id, by=walk.cast["cheng"], now=walk.now)


def test_nobody_takes_a_colleagues_decision_back_and_none_after_the_round(walk):
    said = say(walk, "cheng")
    with pytest.raises(NotYours):
        take_back(said.assignment_id, by=walk.cast["he"], now=walk.now)
    with pytest.raises(NotYours):
        take_back(Assignment.objects.asked().filter(subject=walk.matter.pk).first().pk, by=walk.cast["he"], now=walk.now)
    refused = say(walk, "song", "reject", "不符合。")
    with pytest.raises(NotNow):
        take_back(refused.assignment_id, by=walk.cast["song"], now=walk.now)


def test_nothing_is_taken_back_twice(walk):
    said = say(walk, "cheng")
    take_back(said.assignment_id, by=walk.cast["cheng"], now=walk.now)
    with pytest.raises(NotNow):
        take_back(said.assignment_id, by=walk.cast["cheng"], now=walk.now)
    assert on_desks(walk) == {"cheng"}


def test_a_return_taken_back_gives_the_word_back_to_those_it_had_silenced(walk):
    say(walk, "cheng")
    say(walk, "he")
    returned = back(walk, "song", 1, resume=False)
    assert counting(walk) == set()
    take_back(returned.assignment_id, by=walk.cast["song"], now=walk.now)
    assert counting(walk) == {"cheng", "he"} and on_desks(walk) == {"song", "secrecy"}


def test_who_was_told_that_a_colleague_had_settled_it_is_asked_again(stage):
    walk = handed_in(stage, phase("council", 1, EACH, quorum="count", need=2), phase("money", 1, {"role": "finance"}))
    say(walk, "wen")
    said = say(walk, "shen")
    assert on_desks(walk) == {"finance"}
    take_back(said.assignment_id, by=walk.cast["shen"], now=walk.now)
    assert on_desks(walk) == {"shen", "he", "meng", "song", "finance"}


# --- the applicant, and a new version -----------------------------------------------------------------------------------------


def resubmitted(walk):
    walk.save(trip(walk.cast, purpose="商谈联合培养，并签署备忘录。"))
    walk.step("submit", "gu")
    fresh(walk)


def test_after_a_return_to_the_applicant_everybody_who_decided_is_asked_by_name_on_the_new_digest(walk):
    say(walk, "cheng")
    said = say(walk, "he")
    say(walk, "song", "back", "请补充预算说明。")
    old = walk.matter.digest
    resubmitted(walk)
    assert walk.matter.digest != old and the_round(walk).no == 2 and counting_now(walk) == set()
    say(walk, "cheng")
    assert on_desks(walk) == {"he", "song", "secrecy"}, "who had claimed it is asked by name"
    again = seat(walk, "he")
    assert earlier(again_held(again), walk.cast["he"]) == said
    with pytest.raises(NotNow):
        decide(again.pk, by=walk.cast["he"], verdict="agree", digest=old, now=walk.now)
    confirmed = say(walk, "he")
    assert confirmed.confirms == said and confirmed.digest == walk.matter.digest


def counting_now(walk) -> set[str]:
    current = Decision.objects.filter(subject=walk.matter.pk, digest=walk.matter.digest, verdict="agree")
    return {decision.by.username for decision in current.select_related("assignment", "by") if decision.counts}


def again_held(assignment):
    return Assignment.objects.select_related("panel__phase", "panel__round").get(pk=assignment.pk)


# --- the same person, a step later ----------------------------------------------------------------------------------------------


def test_who_agreed_just_before_is_spared_where_the_phase_says_so_and_on_the_record(stage):
    walk = handed_in(
        stage, phase("dean", 1, {"heads_of": "unit"}), phase("head", 2, {"post": "院长", "unit": "CIE"}, again="skip"),
        phase("money", 3, {"role": "finance"}), phase("again", 4, {"post": "院长", "unit": "CIE"}, again="skip"),
    )  # fmt: skip
    said = say(walk, "cheng")
    assert on_desks(walk) == {"finance"}
    spared = seat(walk, "cheng", panel__phase__code="head")
    assert (spared.verdict, spared.closed_for, spared.stands) == ("agree", "same_person", said)
    say(walk, "song")
    assert on_desks(walk) == {"cheng"}, "only repeats without anybody between are spared"


# --- reopening --------------------------------------------------------------------------------------------------------------


def test_a_rejected_matter_is_reopened_where_it_ended_and_the_others_stand(walk):
    for who in ("cheng", "he"):
        say(walk, who)
    refused = say(walk, "song", "reject", "超预算。")
    walk.step("reopen", "chen", why="经费已调整。")
    assert fresh(walk).state == "vetting" and on_desks(walk) == {"song", "secrecy"}
    assert the_round(walk).reopens.no == 1 and not Decision.objects.get(pk=refused.pk).counts
    say(walk, "song")
    say(walk, "meng")
    assert on_desks(walk) == {"ji"}
    back(walk, "ji", 1, resume=True)
    say(walk, "cheng")
    assert on_desks(walk) == {"ji"}
    say(walk, "ji")
    assert walk.matter.state == "documents"


def test_an_approved_matter_is_reopened_at_its_last_step(walk):
    for who in ("cheng", "he", "song", "meng", "ji"):
        say(walk, who)
    assert walk.matter.state == "documents"
    walk.step("reopen", "chen", why="材料有误。")
    assert fresh(walk).state == "approval" and on_desks(walk) == {"ji"}
