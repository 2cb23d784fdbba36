"""What the machine found (机器查出的毛病), each as the smallest case: see ``tests/approvals/machine``."""

from datetime import timedelta

import pytest

from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.claim import claim, put_back
from approvals.actions.consult import advise, consult
from approvals.actions.take_back import take_back
from approvals.actions.transfer import transfer
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Deputyship
from notifications.models import Message
from tests.approvals.panels import EACH, handed_in, on_desks, phase, say, seat, the_round
from tests.making import fresh, trip, waiting

DEAN, LEADER = {"heads_of": "unit"}, {"duty": "school_leader"}
BOTH = {"together": [DEAN, LEADER]}


def bring(walk, by, whom, how="beside"):
    return add_signer(seat(walk, by).pk, by=walk.cast[by], whom=walk.cast[whom], how=how, now=walk.now)


def ask(walk, by, whom):
    return consult(seat(walk, by).pk, by=walk.cast[by], whom=walk.cast[whom], question="可行吗？", now=walk.now)


def back(walk, said):
    take_back(said.assignment_id, by=said.by, now=walk.now)
    fresh(walk)


def hand(walk, by, to):
    return transfer(seat(walk, by).pk, by=walk.cast[by], to=walk.cast[to], now=walk.now)


def stand_in(walk, principal, deputy):
    walk.now += timedelta(minutes=1)
    Deputyship.objects.create(
        principal=walk.cast[principal], deputy=walk.cast[deputy], begins_at=walk.now, ends_at=walk.now + timedelta(days=1),
        made_at=walk.now, made_by=walk.cast[principal],
    )  # fmt: skip
    walk.now += timedelta(minutes=1)


# --- turns -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["before", "beside"])
def test_a_signer_comes_at_the_turn_of_whoever_asked_them_so_who_was_before_both_waits_for_neither(stage, how):
    walk = handed_in(stage, phase("turn", 1, BOTH, quorum="turn"))
    first = say(walk, "cheng")
    bring(walk, "ji", "shen", how)
    back(walk, first)
    assert on_desks(walk) == {"cheng"}, "whose turn came by it waits again"
    say(walk, "cheng")
    assert on_desks(walk) == ({"shen"} if how == "before" else {"shen", "ji"})


def test_a_signer_who_has_acted_is_somebody_after_me(stage):
    walk = handed_in(stage, phase("turn", 1, BOTH, quorum="turn"))
    first = say(walk, "cheng")
    bring(walk, "ji", "shen", "before")
    say(walk, "shen")
    with pytest.raises(NotNow):
        back(walk, first)


def test_a_signer_taken_off_leaves_the_turn_as_it_was(stage):
    walk = handed_in(stage, phase("turn", 1, BOTH, quorum="turn"), phase("money", 1, {"role": "finance"}))
    first = say(walk, "cheng")
    added = bring(walk, "ji", "shen", "before")
    take_off(added.pk, by=walk.cast["ji"], now=walk.now)
    say(walk, "ji")
    with pytest.raises(NotNow):
        back(walk, first)


def test_who_waited_for_advice_waits_again_when_the_panel_opens_again(stage):
    walk = handed_in(stage, phase("any", 1, BOTH, quorum="any"), phase("money", 1, {"role": "finance"}))
    ask(walk, "ji", "shen")
    said = say(walk, "cheng")
    assert on_desks(walk) == {"finance"}
    back(walk, said)
    assert on_desks(walk) == {"cheng", "shen", "finance"}


def test_nobody_puts_back_what_waits_for_an_answer(stage):
    walk = handed_in(stage, phase("money", 1, {"role": "finance"}))
    queue = claim(waiting(walk).get().pk, by=walk.cast["song"], now=walk.now)
    asked = ask(walk, "song", "shen")
    with pytest.raises(NotNow):
        put_back(queue.pk, by=walk.cast["song"], now=walk.now)
    advise(asked.pk, by=walk.cast["shen"], opinion="可行。", digest=walk.matter.digest, now=walk.now)
    put_back(queue.pk, by=walk.cast["song"], now=walk.now)


# --- one voice each --------------------------------------------------------------------------------------------------------


def test_nobody_has_two_voices_on_a_panel(stage):
    walk = handed_in(stage, phase("council", 1, EACH, quorum="count", need=3), phase("money", 2, {"role": "finance"}))
    say(walk, "wen")
    with pytest.raises(NotComplete):
        hand(walk, "he", "wen")
    with pytest.raises(NotComplete):
        bring(walk, "he", "wen")


def test_nobody_adds_themselves_out_of_a_queue(stage):
    walk = handed_in(stage, phase("money", 1, {"role": "finance"}))
    queue, song = waiting(walk).get(), walk.cast["song"]
    with pytest.raises(NotComplete):
        add_signer(queue.pk, by=song, whom=song, how="beside", now=walk.now)
    with pytest.raises(NotComplete):
        consult(queue.pk, by=song, whom=song, question="可行吗？", now=walk.now)


def test_taken_back_twice_each_colleague_is_asked_once_all_the_same(stage):
    walk = handed_in(stage, phase("council", 1, EACH, quorum="count", need=2), phase("money", 1, {"role": "finance"}))
    say(walk, "wen")
    for _each in range(2):
        back(walk, say(walk, "shen"))
        assert waiting(walk, panel__phase__code="council").count() == 4


# --- concerned since -------------------------------------------------------------------------------------------------------


def test_whom_it_has_come_to_concern_claims_nothing_and_takes_nothing_back(stage):
    walk = handed_in(stage, phase("dean", 1, DEAN), phase("money", 1, {"role": "finance"}))
    said = say(walk, "cheng")
    queue = claim(waiting(walk).get().pk, by=walk.cast["song"], now=walk.now)
    for who in ("cheng", "song"):
        stand_in(walk, "gu", who)
    with pytest.raises(NotYours):
        claim(queue.pk, by=walk.cast["song"], now=walk.now)
    with pytest.raises(NotYours):
        back(walk, said)


def test_a_colleague_it_has_come_to_concern_does_not_hinder_taking_back(stage):
    walk = handed_in(stage, phase("any", 1, BOTH, quorum="any"), phase("money", 1, {"role": "finance"}))
    said = say(walk, "cheng")
    stand_in(walk, "gu", "ji")
    back(walk, said)
    assert on_desks(walk) == {"cheng", "ji", "finance"}


# --- what stands -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def walk(stage):
    """Two side by side, and the leader after them."""
    return handed_in(stage, phase("all", 1, {"together": [DEAN, {"role": "personnel"}]}, quorum="all"), phase("leader", 2, LEADER))


def test_what_stands_since_the_step_was_asked_again_can_be_taken_back_as_well(walk):
    first, second = say(walk, "cheng"), say(walk, "he")
    back(walk, second)
    assert on_desks(walk) == {"he"}, "the other stands"
    back(walk, first)
    assert on_desks(walk) == {"cheng", "he"}
    assert not Assignment.objects.filter(subject=walk.matter.pk, verdict="agree").exists()


def test_what_stood_when_the_step_ended_once_more_is_taken_back_out_of_the_next(walk):
    first, second = say(walk, "cheng"), say(walk, "he")
    back(walk, second)
    say(walk, "he")
    back(walk, first)
    assert on_desks(walk) == {"cheng"} and seat(walk, "he").closed_for == "stands"


def test_an_agreement_of_a_signer_stands_also_where_it_was_handed_on(walk):
    bring(walk, "cheng", "shen")
    hand(walk, "shen", "meng")
    said = {who: say(walk, who) for who in ("cheng", "meng", "he")}
    assert on_desks(walk) == {"ji"}
    back(walk, said["he"])
    assert on_desks(walk) == {"he"} and seat(walk, "meng").stands == said["meng"]


def test_a_signer_who_took_it_back_is_asked_once(walk):
    bring(walk, "cheng", "shen")
    back(walk, say(walk, "shen"))
    say(walk, "shen")
    say(walk, "cheng")
    back(walk, say(walk, "he"))
    assert on_desks(walk) == {"he"}
    assert Assignment.objects.filter(panel__round=the_round(walk), person=walk.cast["shen"], closed_for="stands").count() == 1


def test_what_was_handed_on_stays_handed_on_however_often_it_is_asked_again(walk):
    hand(walk, "cheng", "shen")
    for _each in range(2):
        say(walk, "he", "back", "请补充。")
        walk.save(trip(walk.cast, purpose=f"商谈联合培养（第{walk.matter.revisions.count()}稿）。"))
        walk.step("submit", "gu")
        fresh(walk)
        assert on_desks(walk) == {"shen", "he"}


def test_a_phase_that_spares_people_asks_the_others_by_name_in_a_new_version(stage):
    walk = handed_in(
        stage, phase("dean", 1, DEAN), phase("two", 2, {"together": [DEAN, {"role": "finance"}]}, quorum="all", again="skip"),
        phase("people", 3, {"role": "personnel"}),
    )  # fmt: skip
    say(walk, "cheng")
    say(walk, "song")
    say(walk, "he", "back", "请补充。")
    walk.save(trip(walk.cast, purpose="商谈联合培养，并签署备忘录。"))
    walk.step("submit", "gu")
    fresh(walk)
    say(walk, "cheng")
    assert on_desks(walk) == {"song"}


def test_reopened_all_who_agreed_in_the_last_step_speak_again_and_no_old_word_counts(stage):
    last = {"together": [DEAN, {"role": "personnel"}]}
    walk = handed_in(stage, phase("money", 1, {"role": "finance"}), phase("last", 2, last, quorum="all", stage="approval"))
    say(walk, "song")
    first, second = say(walk, "cheng"), say(walk, "he")
    assert walk.matter.state == "documents"
    walk.step("reopen", "chen", why="重新审议。")
    assert on_desks(walk) == {"cheng", "he"}
    for said in (first, second):
        said.assignment.refresh_from_db()
        assert not said.counts


def test_nobody_hears_of_a_to_do_that_what_stands_has_settled(stage):
    walk = handed_in(stage, phase("any", 1, BOTH, quorum="any"), phase("money", 1, {"role": "finance"}), phase("people", 2, {"role": "personnel"}))
    say(walk, "cheng")
    said = say(walk, "song")
    told = Message.objects.filter(subject_id=walk.matter.pk, event="assignment.opened", recipient=walk.cast["ji"]).count()
    back(walk, said)
    assert on_desks(walk) == {"song"} and seat(walk, "ji").closed_for == "settled"
    assert Message.objects.filter(subject_id=walk.matter.pk, event="assignment.opened", recipient=walk.cast["ji"]).count() == told
