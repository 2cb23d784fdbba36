"""What an approval engine must do (功能表), row by row: the smallest real case of each, through the verbs people use."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.claim import claim, put_back
from approvals.actions.consult import advise, consult
from approvals.actions.take_back import take_back
from approvals.actions.transfer import transfer
from approvals.calendar import add_working_days
from approvals.errors import NotNow
from approvals.models import Assignment, Decision, Route
from notifications.models import Message, Reminder
from tests.approvals.panels import EACH, handed_in, on_desks, phase, say, seat, the_round
from tests.making import House, a_walk, fresh, made, waiting
from workflow.matters.delegations import drafts
from workflow.matters.delegations.view import approval_form

Feature = Callable[[House], None]
FEATURES: dict[str, Feature] = {}
DEAN, LEADER = {"heads_of": "unit"}, {"duty": "school_leader"}


def feature(name: str) -> Callable[[Feature], Feature]:
    """A row of the table, by its name."""

    def keep(shown: Feature) -> Feature:
        FEATURES[name] = shown
        return shown

    return keep


def told(walk: Any, who: str, event: str = "assignment.opened") -> int:
    return Message.objects.filter(subject_id=walk.matter.pk, event=event, recipient=walk.cast[who]).count()


def not_now(verb: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    with pytest.raises(NotNow), transaction.atomic():
        verb(*args, **kwargs)


@feature("认领")
def a_queue_is_claimed_and_put_back(house: House) -> None:
    walk = handed_in(house, phase("money", 1, {"role": "finance"}))
    queue = waiting(walk).get()
    claim(queue.pk, by=walk.cast["song"], now=walk.now)
    assert on_desks(walk) == {"song"}
    put_back(queue.pk, by=walk.cast["song"], now=walk.now)
    assert on_desks(walk) == {"finance"}


@feature("会签 顺签 或签 票签")
def four_ways_to_sign_together(house: House) -> None:
    walk = handed_in(
        house, phase("all", 1, {"together": [DEAN, {"role": "personnel"}]}, quorum="all"), phase("turn", 2, EACH, quorum="turn"),
        phase("any", 3, EACH, quorum="any"), phase("vote", 4, EACH, quorum="ratio", need=60, veto=False),
    )  # fmt: skip
    say(walk, "cheng")
    assert on_desks(walk) == {"personnel"}, "all at once"
    say(walk, "he")
    order = []
    while waiting(walk, panel__phase__code="turn").exists():
        (who,) = on_desks(walk)  # one after another
        order.append(who)
        say(walk, who)
    assert sorted(order) == ["he", "meng", "shen", "song", "wen"]
    say(walk, "meng")
    assert waiting(walk).first().panel.phase.code == "vote", "one was enough"
    for who, verdict in [("wen", "reject"), ("shen", "agree"), ("he", "agree")]:
        say(walk, who, verdict)
    assert on_desks(walk) == {"meng", "song"}
    say(walk, "meng")
    assert not waiting(walk, panel__phase__code="vote").exists(), "three of five: decided early"
    assert seat(walk, "song").closed_for == "settled"


@feature("加签 减签")
def a_signer_is_added_and_taken_off(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN), phase("money", 2, {"role": "finance"}))
    dean = seat(walk, "cheng").pk
    for whom, how, asked in [("shen", "before", {"shen"}), ("he", "beside", {"cheng", "he"}), ("meng", "after", {"cheng"})]:
        added = add_signer(dean, by=walk.cast["cheng"], whom=walk.cast[whom], how=how, now=walk.now)
        assert on_desks(walk) == asked
        take_off(added.pk, by=walk.cast["cheng"], now=walk.now)
        assert on_desks(walk) == {"cheng"}


@feature("转办")
def a_to_do_is_handed_on_for_good(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN), phase("money", 2, {"role": "finance"}))
    transfer(seat(walk, "cheng").pk, by=walk.cast["cheng"], to=walk.cast["shen"], now=walk.now)
    assert on_desks(walk) == {"shen"}
    say(walk, "shen")
    assert on_desks(walk) == {"finance"}


@feature("委派")
def advice_comes_back(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN), phase("money", 2, {"role": "finance"}))
    asked = consult(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["meng"], question="涉密吗？", now=walk.now)
    assert on_desks(walk) == {"meng"}
    advise(asked.pk, by=walk.cast["meng"], opinion="不涉密。", digest=walk.matter.digest, now=walk.now)
    assert on_desks(walk) == {"cheng"}, "it came back, and nothing was decided by it"


@feature("退回")
def it_is_returned_to_the_applicant_or_to_a_step_and_resumed_or_replayed(house: House) -> None:
    for resume, asked in [(True, {"song"}), (False, {"personnel", "finance"})]:
        walk = handed_in_again(house)
        say(walk, "song", "return", "请补充。", back_to=1, resume=resume)
        assert on_desks(walk) == {"cheng"}
        say(walk, "cheng")
        assert on_desks(walk) == asked
    say(walk, "he", "back", "请申请人修改。")
    assert walk.matter.state == "sent_back" and the_round(walk).process.status == "DONE" and not waiting(walk).exists()


def handed_in_again(house: House) -> Any:
    """Each on a route of its own, at a countersign in which personnel has agreed."""
    version = Route.objects.filter(kind="delegation").count() + 1
    walk = handed_in(
        house, phase("dean", 1, DEAN), phase("people", 2, {"role": "personnel"}), phase("money", 2, {"role": "finance"}), version=version
    )
    say(walk, "cheng")
    say(walk, "he")
    return walk


@feature("拿回")
def a_decision_is_taken_back_while_nobody_after_has_acted(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN), phase("money", 2, {"role": "finance"}), phase("leader", 3, LEADER))
    said = say(walk, "cheng")
    take_back(said.assignment_id, by=walk.cast["cheng"], now=walk.now)
    assert on_desks(walk) == {"cheng"}
    said = say(walk, "cheng")
    say(walk, "song")
    not_now(take_back, said.assignment_id, by=walk.cast["cheng"], now=walk.now)


@feature("撤回 撤销")
def it_is_withdrawn_or_cancelled_and_no_process_is_left_dead(house: House) -> None:
    walk = made("withdrawn", house.cast)
    assert not waiting(walk).exists() and the_round(walk).process.status == "CANCELED"
    walk = made("cancelled", house.cast)
    assert not waiting(walk).exists() and the_round(walk).process.status == "DONE"


@feature("到期 催促 逾期")
def days_are_working_days_and_begin_anew_on_every_re_entry(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN, days=3), phase("money", 2, {"role": "finance"}))
    assert seat(walk, "cheng").due_on == add_working_days(walk.today, 3)
    say(walk, "cheng")
    walk.move_to(walk.today + timedelta(days=9))
    say(walk, "song", "return", "请补充。", back_to=1, resume=True)
    again = seat(walk, "cheng")
    assert again.closed_at is None and again.due_on == add_working_days(walk.today, 3)
    assert Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="assignment.due", key=str(again.pk)).count() == 1
    assert Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="assignment.due").count() == 1


@feature("草稿")
def a_half_filled_form_survives(house: House) -> None:
    walk = a_walk(house.cast)
    walk.begin()
    drafts.save(walk.matter.pk, by=walk.cast["gu"], now=walk.now, draft={"title": "赴日本", "starts": "下月"})
    assert fresh(walk).draft == {"title": "赴日本", "starts": "下月"}, "also what cannot be read yet"


@feature("同一人")
def the_same_person_is_spared_only_consecutive_repeats_and_on_the_record(house: House) -> None:
    dean = {"post": "院长", "unit": "CIE"}
    walk = handed_in(
        house, phase("dean", 1, DEAN), phase("again", 2, dean, again="skip"), phase("money", 3, {"role": "finance"}),
        phase("later", 4, dean, again="skip"),
    )  # fmt: skip
    said = say(walk, "cheng")
    assert on_desks(walk) == {"finance"} and seat(walk, "cheng").stands == said
    say(walk, "song")
    assert on_desks(walk) == {"cheng"}


@feature("无人可问 审批人即申请人")
def a_rule_per_phase_says_who_is_asked_instead(house: House) -> None:
    walk = handed_in(
        house, phase("superior", 1, {"heads_of": "unit"}), phase("office", 1, {"role": "nobody"}, nobody="office", office="MAT"),
        phase("stop", 1, {"role": "nobody"}, nobody="stop"), phase("own", 1, {"post": "教授", "unit": "CIE"}, concerned="office", office="MAT"),
    )  # fmt: skip
    panels = {panel.phase.code: panel for panel in the_round(walk).panels.all()}
    assert panels["office"].note == "nobody" and panels["own"].note == "concerned"
    assert {a.person.username for code in ("office", "own") for a in panels[code].assignments.all()} == {"shen"}
    assert panels["stop"].stopped and [a.role for a in panels["stop"].assignments.all()] == ["fao"]
    assert walk.cast["gu"].pk not in set(Assignment.objects.filter(panel__in=panels.values()).values_list("person", flat=True))


@feature("轮到谁才通知谁")
def only_whose_turn_it_is_hears_of_it(house: House) -> None:
    walk = handed_in(house, phase("turn", 1, {"together": [DEAN, LEADER]}, quorum="turn"))
    assert told(walk, "cheng") == 1 and told(walk, "ji") == 0
    say(walk, "cheng")
    assert told(walk, "ji") == 1


@feature("打印件")
def every_opinion_signer_and_date_is_on_the_form(house: House) -> None:
    walk = made("documents", house.cast)
    form = approval_form(fresh(walk))
    finance = Decision.objects.get(subject=walk.matter.pk, assignment__panel__phase__code="finance")
    (opinion,) = form.finance.opinions
    assert "宋知微" in repr(opinion) and finance.opinion in repr(opinion) and opinion.on
    assert form.leadership and form.number == walk.matter.number


@pytest.mark.parametrize("name", FEATURES)
def test_it_is_there(stage: House, name: str) -> None:
    FEATURES[name](stage)
