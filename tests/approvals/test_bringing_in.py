"""Bringing others in: signers before, beside and after; advice that comes back; handing on for good; taking off again."""

import pytest

from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.consult import advise, consult
from approvals.actions.decide import decide
from approvals.actions.transfer import transfer
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment
from notifications.models import Message, Reminder
from tests.approvals.panels import EACH, handed_in, on_desks, phase, say, seat, the_round


@pytest.fixture
def walk(stage):
    """Gu's matter at the dean's, then with the finance office."""
    return handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("money", 2, {"role": "finance"}))


def added(walk, how, whom="shen", by="cheng"):
    return add_signer(seat(walk, by).pk, by=walk.cast[by], whom=walk.cast[whom], how=how, question="请复核。", now=walk.now)


def test_a_signer_before_me_speaks_first_and_then_it_is_my_turn(walk):
    added(walk, "before")
    assert on_desks(walk) == {"shen"}
    with pytest.raises(NotNow):
        say_directly(walk, "cheng")
    say(walk, "shen")
    assert on_desks(walk) == {"cheng"}
    say(walk, "cheng")
    assert on_desks(walk) == {"finance"}


def test_a_signer_beside_me_must_agree_too_in_any_order(walk):
    added(walk, "beside")
    assert on_desks(walk) == {"cheng", "shen"}
    say(walk, "cheng")
    assert on_desks(walk) == {"shen"} and walk.matter.state == "vetting"
    say(walk, "shen")
    assert on_desks(walk) == {"finance"}


def test_a_signer_after_me_hears_of_it_when_i_have_spoken(walk):
    signer = added(walk, "after")
    told = Message.objects.filter(subject_id=walk.matter.pk, event="assignment.opened", recipient=walk.cast["shen"])
    assert on_desks(walk) == {"cheng"} and not told.exists()
    assert not Reminder.objects.open().filter(subject_id=walk.matter.pk, key=str(signer.pk)).exists()
    walk.move_to(walk.today.replace(day=walk.today.day + 3))
    say(walk, "cheng")
    assert on_desks(walk) == {"shen"} and told.exists()
    assert seat(walk, "shen").opened_at == walk.now
    assert seat(walk, "shen").due_on > walk.today
    say(walk, "shen")
    assert on_desks(walk) == {"finance"}


def test_whoever_was_added_can_refuse_for_all(walk):
    added(walk, "beside")
    say(walk, "shen", "back", "请先核实。")
    assert walk.matter.state == "sent_back"
    assert seat(walk, "cheng").closed_for == "refused" and seat(walk, "cheng").closed_by == walk.cast["shen"]


def test_only_who_asked_takes_a_signer_off_and_only_before_they_act(walk):
    signer = added(walk, "before")
    with pytest.raises(NotYours):
        take_off(signer.pk, by=walk.cast["he"], now=walk.now)
    take_off(signer.pk, by=walk.cast["cheng"], now=walk.now)
    assert on_desks(walk) == {"cheng"} and seat(walk, "shen").closed_for == "taken_off"
    with pytest.raises(NotNow):
        take_off(seat(walk, "cheng").pk, by=walk.cast["cheng"], now=walk.now)
    say(walk, "cheng")
    assert on_desks(walk) == {"finance"}


def test_taking_the_last_missing_signer_off_settles_the_step(walk):
    signer = added(walk, "beside")
    say(walk, "cheng")
    take_off(signer.pk, by=walk.cast["cheng"], now=walk.now)
    assert on_desks(walk) == {"finance"}


@pytest.mark.parametrize("whom, why", [("gu", "concerned"), ("zhou", "concerned"), ("cheng", "asked here already")])
def test_nobody_who_is_concerned_or_there_already_is_brought_in(walk, whom, why):
    for bring in (
        lambda: added(walk, "beside", whom),
        lambda: transfer(seat(walk, "cheng").pk, by=walk.cast["cheng"], to=walk.cast[whom], now=walk.now),
        lambda: consult(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast[whom], question="？", now=walk.now),
    ):
        with pytest.raises(NotComplete):
            bring()
    assert Assignment.objects.filter(subject=walk.matter.pk).count() == 1


def test_nobody_brings_others_in_on_a_colleagues_to_do(walk):
    mine = seat(walk, "cheng").pk
    for bring in (
        lambda: add_signer(mine, by=walk.cast["he"], whom=walk.cast["shen"], how="beside", now=walk.now),
        lambda: transfer(mine, by=walk.cast["he"], to=walk.cast["shen"], now=walk.now),
        lambda: consult(mine, by=walk.cast["he"], whom=walk.cast["shen"], question="？", now=walk.now),
    ):
        with pytest.raises(NotYours):
            bring()


def test_what_is_missing_is_said(walk):
    with pytest.raises(NotComplete):
        added(walk, "above")
    with pytest.raises(NotComplete):
        consult(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["shen"], question=" ", now=walk.now)


def test_handed_on_it_is_the_colleagues_with_its_deadline(walk):
    mine = seat(walk, "cheng")
    heir = transfer(mine.pk, by=walk.cast["cheng"], to=walk.cast["shen"], why="出差。", now=walk.now)
    assert on_desks(walk) == {"shen"} and heir.due_on == mine.due_on and heir.handed_from_id == mine.pk
    assert seat(walk, "cheng").closed_for == "handed_on"
    with pytest.raises(NotNow):
        say_directly(walk, "cheng")
    say(walk, "shen")
    assert on_desks(walk) == {"finance"}


def test_advice_comes_back_to_who_asked_and_is_no_vote(walk):
    asked = consult(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["shen"], question="经费够吗？", now=walk.now)
    assert on_desks(walk) == {"shen"}
    with pytest.raises(NotNow):
        say_directly(walk, "shen")
    with pytest.raises(NotComplete):
        advise(asked.pk, by=walk.cast["shen"], opinion=" ", digest=walk.matter.digest, now=walk.now)
    with pytest.raises(NotNow):
        advise(asked.pk, by=walk.cast["shen"], opinion="够。", digest="0" * 64, now=walk.now)
    advise(asked.pk, by=walk.cast["shen"], opinion="够。", digest=walk.matter.digest, now=walk.now)
    assert on_desks(walk) == {"cheng"} and walk.matter.state == "vetting"
    with pytest.raises(NotNow):
        advise(seat(walk, "cheng").pk, by=walk.cast["cheng"], opinion="？", digest=walk.matter.digest, now=walk.now)
    say(walk, "cheng")
    assert on_desks(walk) == {"finance"}


def test_a_question_can_be_taken_back(walk):
    asked = consult(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["shen"], question="？", now=walk.now)
    take_off(asked.pk, by=walk.cast["cheng"], now=walk.now)
    assert on_desks(walk) == {"cheng"}


def test_who_was_asked_for_advice_brings_nobody_in(walk):
    asked = consult(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["shen"], question="？", now=walk.now)
    with pytest.raises(NotNow):
        add_signer(asked.pk, by=walk.cast["shen"], whom=walk.cast["he"], how="beside", now=walk.now)
    with pytest.raises(NotNow):
        transfer(asked.pk, by=walk.cast["shen"], to=walk.cast["he"], now=walk.now)


def test_out_of_a_queue_who_asks_has_claimed_it(walk):
    say(walk, "cheng")
    queue = Assignment.objects.asked().get(subject=walk.matter.pk)
    add_signer(queue.pk, by=walk.cast["song"], whom=walk.cast["shen"], how="after", now=walk.now)
    assert on_desks(walk) == {"song"}


def test_one_after_another_each_hears_when_it_is_their_turn(stage):
    walk = handed_in(stage, phase("council", 1, EACH, quorum="turn"), phase("money", 2, {"role": "finance"}))
    order = [a.person.username for a in Assignment.objects.filter(subject=walk.matter.pk).order_by("pk")]
    assert len(order) == 5
    for who in order:
        assert on_desks(walk) == {who}
        say(walk, who)
    assert on_desks(walk) == {"finance"} and the_round(walk).panels.filter(outcome="agree").count() == 1


def test_where_the_route_says_stop_the_office_names_the_signer(stage):
    walk = handed_in(stage, phase("post", 1, {"post": "无此职务", "unit": "LJU"}, nobody="stop"), phase("money", 2, {"role": "finance"}))
    assert on_desks(walk) == {"fao"}
    with pytest.raises(NotComplete):
        say(walk, "chen")
    stopped = seat(walk, "chen")
    transfer(stopped.pk, by=walk.cast["lin"], to=walk.cast["shen"], now=walk.now)
    say(walk, "shen")
    assert on_desks(walk) == {"finance"}


def say_directly(walk, who):
    """Somebody decides on their newest to-do, whether it is asked now or not."""
    return decide(seat(walk, who).pk, by=walk.cast[who], verdict="agree", digest=walk.matter.digest, now=walk.now)
