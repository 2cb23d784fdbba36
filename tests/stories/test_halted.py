"""Halted and taken up again; decided on paper; prepared by somebody else; a rule set aside."""

from datetime import timedelta

from django.urls import reverse

from approvals.models import Assignment, Barred, Decision
from approvals.people.models import RoleGrant
from notifications.models import Message
from tests.making import STARTS, errands, fresh, standing_at, trip
from tests.stories.desk import a_file
from workflow.applying import drafts
from workflow.matters.delegations.models import Delegation
from workflow.rehearsal.cast import SINCE


@standing_at("vetting")
def test_nothing_is_decided_on_a_suspended_matter_and_it_goes_on_where_it_stood(desk):
    desk.decide("unit")
    desk.step("chen", "suspend", expect=422, why=" ")
    desk.step("chen", "suspend", why="等待外方消息")
    assert desk.matter.state == "suspended"
    finance = desk.waiting("finance")
    answer = {"verb": "agree", "digest": desk.matter.digest}
    desk.post("song", reverse("claim", args=[finance.pk]), 302)
    desk.post("song", reverse("decide", args=[finance.pk]), 409, **answer)
    desk.step("gu", "withdraw", expect=409)
    desk.step("chen", "resume", why="外方已确认")
    assert desk.matter.state == "vetting"
    desk.post("song", reverse("decide", args=[finance.pk]), 302, **answer)
    assert not desk.waiting("personnel").closed_at


@standing_at("briefing")
def test_after_the_approval_a_halted_trip_comes_back_to_its_duties(desk):
    before = errands(desk.walk)
    desk.step("chen", "suspend", why="安全预警")
    assert not errands(desk.walk)
    desk.step("chen", "resume", why="预警解除")
    assert desk.matter.state == "briefing" and errands(desk.walk) == before


@standing_at("approval")
def test_a_decision_on_paper_is_recorded_by_the_office_and_counts_for_the_leader(desk):
    desk.decide("office")
    leader = desk.waiting("leader")
    paper = {"verb": "agree", "digest": desk.matter.digest, "opinion": "同意。", "decider": leader.person_id,
             "number": "校办签〔2026〕31号", "dated": desk.today}
    address = reverse("record", args=[leader.pk])
    desk.post("chen", address, 422, **paper)  # no scan
    desk.post("chen", address, 422, **paper | {"dated": desk.today + timedelta(days=1), "scan": a_file("签批单")})
    desk.post("chen", address, 403, **paper | {"decider": desk.house.cast["wen"].pk, "scan": a_file("签批单")})
    desk.post("mi", address, 403, **paper, scan=a_file("签批单"))
    desk.post("chen", address, 302, **paper, scan=a_file("签批单"))
    decision = Decision.objects.get(assignment=leader)
    assert (decision.by.username, decision.recorded_by.username) == ("ji", "chen")
    assert decision.source["number"] == "校办签〔2026〕31号" and len(decision.source["scan"]) == 64
    assert Message.objects.filter(event="decision.recorded", recipient__username="ji").exists()
    assert "校办签〔2026〕31号" in desk.page("gu")
    assert desk.waiting("permit").role == "fao"


def test_the_secretary_prepares_the_applicant_confirms_and_neither_decides(new_desk):
    desk, cast = new_desk, new_desk.house.cast
    RoleGrant.objects.create(person=cast["mi"], role="finance", since=SINCE)
    begun = desk.house.office.mi.post(reverse("begin", args=["delegation"]), {"holding": cast["gu"].holdings.get().pk})
    assert begun.status_code == 302
    desk.walk.matter = Delegation.objects.filter(owner=cast["gu"]).latest("pk")
    assert desk.matter.preparer == cast["mi"]
    desk.walk.save(trip(cast))
    drafts.save(desk.matter.pk, by=cast["mi"], now=desk.walk.now, draft=fresh(desk.walk).draft)
    desk.step("mi", "submit", expect=403)
    desk.step("mi", "ask_confirmation")
    assert Message.objects.filter(event="matter.confirmed_needed", recipient=cast["gu"]).exists()
    desk.submit()
    barred = set(Barred.objects.filter(subject_id=desk.matter.pk).values_list("person__username", "why"))
    assert {("gu", "applicant"), ("mi", "preparer"), ("zhou", "traveller")} == barred
    desk.decide("unit")
    finance = desk.waiting("finance")
    desk.post("mi", reverse("claim", args=[finance.pk]), 403)
    desk.post("mi", reverse("decide", args=[finance.pk]), 403, verb="agree", digest=desk.matter.digest)
    desk.decide("finance")  # Song, of the same role


@standing_at("draft")
def test_a_trip_too_long_goes_on_once_the_office_grants_the_exception(desk):
    desk.walk.save(trip(desk.house.cast, ends=STARTS + timedelta(days=6)))
    refused = desk.submit(expect=422)
    assert "OUT-01" in refused.content.decode()
    asked = {"rule": "OUT-01", "reason": "会议议程为七天。"}
    desk.step("gu", "ask_exception", expect=422, **asked)  # no evidence
    desk.step("gu", "ask_exception", **asked, upload=a_file("会议议程"))
    desk.submit(expect=422)  # asked for is not granted
    assert Assignment.objects.open().get(subject_id=desk.matter.pk).role == "fao"
    desk.step("lin", "decide_exception", expect=422, rule="OUT-01", granted="1", why=" ")
    desk.step("lin", "decide_exception", rule="OUT-01", granted="1", why="议程属实，同意延长。")
    assert Message.objects.filter(event="exception.decided", recipient__username="gu").exists()
    assert not errands(desk.walk)
    desk.submit()
    assert desk.matter.state == "vetting"
    kept = desk.matter.exceptions.get()
    assert kept.granted and kept.decided_by.username == "lin"
    assert "议程属实，同意延长。" in desk.page("cheng")


@standing_at("draft")
def test_a_refused_exception_leaves_the_rule_standing(desk):
    desk.walk.save(trip(desk.house.cast, ends=STARTS + timedelta(days=6)))
    desk.step("gu", "ask_exception", rule="OUT-01", reason="顺访。", upload=a_file("说明"))
    desk.step("chen", "decide_exception", rule="OUT-01", granted="0", why="顺访不属例外。")
    desk.submit(expect=422)
    assert desk.matter.state == "draft" and not desk.matter.number


@standing_at("returned")
def test_a_report_sent_back_is_handed_in_again(desk):
    desk.step("gu", "hand_in_report", done="会谈。", results="意向。", follow_up="寄文本。", discipline="无。", money_note="无。")
    assert "read_report" in errands(desk.walk)
    desk.step("chen", "return_report", why="请写明达成的具体事项。")
    assert "report" in errands(desk.walk) and "read_report" not in errands(desk.walk)
    desk.report()
    assert [row.version for row in desk.matter.reports.all()] == [1, 2]
