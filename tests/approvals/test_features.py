"""What an approval engine must do (功能表), row by row: the smallest real case of each, through the verbs people use."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from approvals import incidents
from approvals.actions import draft_route
from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.agree_many import agree_among_many, alike
from approvals.actions.appoint_deputy import appoint_deputy
from approvals.actions.claim import claim, put_back
from approvals.actions.consult import advise, consult
from approvals.actions.copy import copy_to, read_copy
from approvals.actions.decide import decide
from approvals.actions.end_deputyship import end_deputyship
from approvals.actions.escalate import escalate_due
from approvals.actions.half_written import keep_half_written
from approvals.actions.hand_over import hand_over
from approvals.actions.move import move
from approvals.actions.pause import send_outside
from approvals.actions.publish_route import publish
from approvals.actions.take_back import take_back
from approvals.actions.transfer import transfer
from approvals.actions.urge import urge
from approvals.calendar import add_working_days
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.forecast import forecast
from approvals.models import Assignment, Decision, Route
from approvals.picture import wide
from approvals.progress import progress_of
from approvals.revising.trial import trial
from notifications.models import Message, Reminder
from tests.approvals.panels import EACH, handed_in, on_desks, phase, routed, say, seat, the_round
from tests.making import House, a_walk, fresh, made, trip, waiting
from workflow.applying import drafts
from workflow.matters.delegations.papers.filled.f01 import approval_form

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


def not_yours(verb: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    with pytest.raises(NotYours), transaction.atomic():
        verb(*args, **kwargs)


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
        phase("any", 3, EACH, quorum="any"), phase("vote", 4, EACH, quorum="ratio", need=60, veto=False, stage="approval"),
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


@feature("委托 代理")
def a_deputy_decides_and_the_record_says_in_whose_place(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN), phase("money", 2, {"role": "finance"}))
    day, cheng, shen = walk.today, walk.cast["cheng"], walk.cast["shen"]
    made = appoint_deputy(principal=cheng, deputy=shen, starts=day, ends=day + timedelta(days=2), by=cheng, now=walk.now)
    walk.now += timedelta(minutes=1)
    end_deputyship(made.pk, by=cheng, now=walk.now)
    not_yours(decide, seat(walk, "cheng").pk, by=shen, verdict="agree", digest=walk.matter.digest, now=walk.now)
    appoint_deputy(principal=cheng, deputy=shen, starts=day, ends=day + timedelta(days=2), by=cheng, now=walk.now)
    said = decide(seat(walk, "cheng").pk, by=shen, verdict="agree", digest=walk.matter.digest, now=walk.now)
    assert (said.by, said.in_place_of) == (shen, cheng) and on_desks(walk) == {"finance"}


@feature("离职交接")
def everything_open_of_a_leaver_goes_to_a_successor(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN))
    cast = walk.cast
    (done,) = hand_over(cast["cheng"], to=cast["shen"], by=cast["guan"], now=walk.now)
    assert done.ok and on_desks(walk) == {"shen"}


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


@feature("催办")
def those_it_waits_for_are_urged_once_a_day(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN), phase("leader", 1, LEADER))
    told_now = urge(walk.matter.pk, by=walk.cast["gu"], now=walk.now).told
    assert {person.username for person in told_now} == {"cheng", "ji"}
    not_now(urge, walk.matter.pk, by=walk.cast["gu"], now=walk.now)
    urge(walk.matter.pk, by=walk.cast["gu"], now=walk.now + timedelta(days=1))


@feature("抄送 已阅")
def people_are_copied_in_with_a_receipt_and_asked_for_nothing(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN))
    (copy,) = copy_to(walk.matter.pk, by=walk.cast["gu"], people=[walk.cast["zhao"]], why="知悉。", now=walk.now).fresh
    assert copy.read_at is None and on_desks(walk) == {"cheng"}
    assert read_copy(copy.pk, by=walk.cast["zhao"], now=walk.now).read_at


@feature("到期 提醒 逾期升级")
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


@feature("上级在办时停表")
def nobody_is_late_while_an_outside_office_has_it(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN, days=3, outside=True, late="superior"))
    send_outside(seat(walk, "cheng").pk, by=walk.cast["cheng"], why="省外办", now=walk.now)
    assert seat(walk, "cheng").due_on is None
    assert escalate_due(now=walk.now + timedelta(days=60)) == 0


@feature("草稿")
def a_half_filled_form_survives(house: House) -> None:
    walk = a_walk(house.cast)
    walk.begin()
    drafts.save(walk.matter.pk, by=walk.cast["gu"], now=walk.now, draft={"title": "赴日本", "starts": "下月"})
    assert fresh(walk).draft == {"title": "赴日本", "starts": "下月"}, "also what cannot be read yet"
    walk = handed_in(house, phase("dean", 1, DEAN))
    kept = keep_half_written(seat(walk, "cheng").pk, by=walk.cast["cheng"], opinion="原则同意，但", now=walk.now)
    assert kept.opinion == "原则同意，但"


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


@feature("预计流程")
def who_will_be_asked_is_shown_before_handing_in(house: House) -> None:
    routed(house, phase("dean", 1, DEAN, days=3), phase("money", 2, {"role": "finance"}, days=2))
    walk = a_walk(house.cast)
    walk.begin()
    dean, money = forecast("delegation", fresh(walk).facts(), barred=[walk.cast["gu"].pk], on=walk.today)
    assert "程述" in "".join(dean.names) and dean.due == add_working_days(walk.today, 3)
    assert money.begins == dean.due and money.due == add_working_days(dean.due, 2)


@feature("路线版本")
def a_running_round_keeps_its_route_until_it_is_moved_and_moved_back(house: House) -> None:
    walk = handed_in(house, phase("unit", 1, DEAN), phase("money", 2, {"role": "finance"}))
    running, guan = the_round(walk).route, walk.cast["guan"]
    draft = draft_route.begin(running.pk, by=guan, now=walk.now)
    draft_route.drop(draft.pk, "money", by=guan, now=walk.now)
    row = {"code": "people", "name": "人事", "step": 2, "stage": "approval", "who": {"role": "personnel"}, "days": 3}
    draft_route.put(draft.pk, row, by=guan, now=walk.now)
    assert trial(draft, now=walk.now), "tried on the matters under way"
    newer = publish(draft.pk, by=guan, now=walk.now)
    assert the_round(walk).route == running
    for target, then in [(newer, {"personnel"}), (running, {"finance"})]:
        move(walk.matter.pk, target.pk, by=guan, why="新办法施行", now=walk.now)
        assert the_round(walk).route == target and on_desks(walk) == {"cheng"}
        steps = [phase.code for phase in the_round(walk).applying()]
        assert steps == ["unit", "people" if then == {"personnel"} else "money"]


@feature("进度图")
def the_picture_shows_done_active_and_to_come_with_names_and_days(house: House) -> None:
    walk = handed_in(house, phase("dean", 1, DEAN), phase("money", 2, {"role": "finance"}), phase("leader", 3, LEADER))
    say(walk, "cheng")
    (progress,) = progress_of(fresh(walk), kind="delegation", today=walk.today)
    assert [str(found.state) for step in progress.steps for found in step.phases] == ["done", "active", "coming"]
    assert "程述" in wide(progress) and wide(progress).startswith("<svg")


@feature("批量办理")
def many_alike_are_agreed_with_at_once_and_never_where_a_rule_is_open(house: House) -> None:
    routed(house, phase("dean", 1, DEAN), phase("money", 2, {"role": "finance"}))
    walks = [a_walk(house.cast), a_walk(house.cast)]
    for walk, days in zip(walks, (["校际会谈", "校际会谈", "返程"], ["抵达", "校际会谈", "返程"]), strict=True):  # OUT-12 asks for two
        walk.until("vetting", trip(house.cast, itinerary=[{"activity": day} for day in days]))
    asked = [seat(walk, "cheng") for walk in walks]
    alike(asked, count=2)
    fine, ruled = (
        lambda each=each, walk=walk: agree_among_many(each.pk, by=house.cast["cheng"], digest=walk.matter.digest, now=walk.now)
        for each, walk in zip(asked, walks, strict=True)
    )
    assert fine().verdict == "agree"
    with pytest.raises(NotComplete, match="OUT-12"):
        ruled()
    with pytest.raises(NotComplete):
        alike([seat(walks[1], "cheng"), Assignment.objects.asked().get(subject=walks[0].matter.pk)], count=2)


@feature("异常")
def a_failed_job_is_a_row_somebody_sees_and_retries(house: House) -> None:
    walk = a_walk(house.cast)
    incident = incidents.note("core.previews", LookupError("顾行之"), walk.now)
    assert "顾行之" not in repr(vars(incident)) and incident in incidents.open_ones()
    assert incidents.retry(incident.pk, by=walk.cast["guan"], now=walk.now).retried_at
    incidents.succeeded("core.previews", walk.now)
    assert incident not in incidents.open_ones()


@feature("轮到谁才通知谁")
def only_whose_turn_it_is_hears_of_it(house: House) -> None:
    walk = handed_in(house, phase("turn", 1, {"together": [DEAN, LEADER]}, quorum="turn"))
    assert told(walk, "cheng") and not told(walk, "ji")
    say(walk, "cheng")
    assert told(walk, "ji")


@feature("打印件")
def every_opinion_signer_and_date_is_on_the_form(house: House) -> None:
    walk = made("documents", house.cast)
    form = approval_form(fresh(walk))
    finance = Decision.objects.get(subject=walk.matter.pk, assignment__panel__phase__code="finance")
    (opinion,) = form.finance.opinions
    assert "宋知微" in repr(opinion) and finance.opinion in repr(opinion) and opinion.on
    assert form.leadership


@pytest.mark.parametrize("name", FEATURES)
def test_it_is_there(stage: House, name: str) -> None:
    FEATURES[name](stage)
