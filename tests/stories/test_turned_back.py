"""What was not agreed with: sent back and handed in again, rejected, withdrawn, an objection upheld."""

from approvals.models import Assignment, Decision
from tests.making import fresh, standing_at
from workflow.applying import drafts
from workflow.duties.models import Notice, Objection


def changed(desk, **changes):
    """The applicant changes the draft that came back."""
    draft = desk.matter.draft | changes
    drafts.save(desk.matter.pk, by=desk.house.cast["gu"], now=desk.walk.now, draft=draft)
    fresh(desk.walk)


@standing_at("vetting")
def test_a_matter_sent_back_is_changed_and_asks_everybody_again(desk):
    first = desk.matter.revision
    desk.decide("unit")
    desk.decide("finance", "back", "测算依据不足。")
    assert desk.matter.state == "sent_back"
    assert not Assignment.objects.open().filter(subject_id=desk.matter.pk, panel__isnull=False).exists()
    desk.submit(expect=409)  # nothing has changed
    changed(desk, necessity="协议于六月到期，须当面续签。")
    desk.submit()
    assert (desk.matter.state, desk.matter.revision.no) == ("vetting", 2)
    assert desk.matter.revision.digest != first.digest
    assert "协议于六月到期，须当面续签。" in desk.page("cheng")  # the change is shown to whoever decides
    desk.vet()
    assert desk.matter.state == "notice"
    asked = Decision.objects.filter(subject_id=desk.matter.pk, digest=desk.matter.digest)
    assert asked.count() == 5, "the head of the unit agreed to another version and was asked again"


@standing_at("vetting")
def test_a_return_needs_a_reason_and_a_number_stays(desk):
    number = desk.matter.number
    desk.decide("unit", "back", "", expect=422)
    desk.decide("unit", "back", "请补充会谈提纲。")
    changed(desk, necessity="补充会谈提纲。")
    desk.submit()
    assert desk.matter.number == number


@standing_at("approval")
def test_a_sealed_notice_stands_for_the_same_words_and_not_for_others(desk):
    desk.decide("office", "back", "请附协议文本。")
    changed(desk, necessity="见所附协议文本。")
    desk.submit()
    desk.vet()
    assert Notice.objects.filter(matter_id=desk.matter.pk).count() == 1
    desk.decide("notice", expect=422)  # the changed version was not published yet
    over = desk.publish()
    desk.move_to(over)
    desk.decide("notice")
    assert desk.matter.state == "approval"


@standing_at("approval")
def test_the_notice_of_the_same_version_is_not_asked_for_twice(desk):
    desk.step("gu", "withdraw", why="等待外方确认日期")
    assert desk.matter.state == "withdrawn"
    desk.submit()  # not a word was changed
    desk.vet()
    desk.decide("notice")
    assert desk.matter.state == "approval"
    assert Notice.objects.filter(matter_id=desk.matter.pk).count() == 1


@standing_at("vetting")
def test_a_rejected_matter_goes_nowhere(desk):
    desk.decide("unit", "reject", "与学院计划不符。")
    assert desk.matter.state == "rejected"
    for who, step in (("gu", "submit"), ("gu", "withdraw"), ("chen", "suspend")):
        desk.step(who, step, expect=409, why="再试一次")
    assert "与学院计划不符。" in desk.page("gu")


@standing_at("vetting")
def test_who_withdraws_takes_it_off_every_desk_and_may_hand_it_in_again(desk):
    desk.decide("unit")
    desk.step("gu", "withdraw", why="日程有变")
    assert desk.matter.state == "withdrawn"
    open_now = Assignment.objects.open().filter(subject_id=desk.matter.pk)
    assert not open_now.exists()
    assert desk.matter.rounds.get().outcome == "withdrawn"
    changed(desk, title="赴日本访问团组（改期）")
    desk.submit()
    assert (desk.matter.state, desk.matter.revision.no) == ("vetting", 2)
    assert desk.waiting("unit").person.username == "cheng"


@standing_at("vetting")
def test_a_colleague_with_an_old_page_signs_nothing(desk):
    digest, old = desk.matter.digest, desk.waiting("unit")
    desk.decide("unit", "back", "请补充。")
    changed(desk, necessity="已补充。")
    desk.submit()
    now = desk.waiting("unit")
    assert old.pk != now.pk
    desk.post("cheng", f"/assignments/{now.pk}/decision/", 409, verb="agree", digest=digest)
    desk.post("cheng", f"/assignments/{old.pk}/decision/", 409, verb="agree", digest=desk.matter.digest)
    assert not Decision.objects.filter(subject_id=desk.matter.pk, digest=desk.matter.digest).exists()


@standing_at("notice")
def test_an_open_objection_holds_the_notice_and_an_upheld_one_sends_it_back(desk):
    over = desk.publish()
    desk.next_working_day()
    desk.step("chen", "record_objection", received_on=desk.today, from_whom="", text="人选应含中方导师。")
    desk.move_to(over)
    desk.decide("notice", expect=422)
    objection = Objection.objects.get(notice__matter_id=desk.matter.pk)
    desk.step("chen", "settle_objection", objection=objection.pk, upheld="1", answer="意见成立。")
    desk.decide("notice", expect=422)  # upheld: it must be changed and published again
    desk.decide("notice", "back", "请按公示意见调整人选。")
    assert desk.matter.state == "sent_back"
    changed(desk, necessity="已按公示意见调整。")
    desk.submit()
    assert desk.matter.revision.no == 2


@standing_at("notice")
def test_an_objection_that_was_answered_holds_nobody(desk):
    over = desk.publish()
    desk.step("chen", "record_objection", received_on=desk.today, from_whom="匿名", text="费用偏高。")
    objection = Objection.objects.get(notice__matter_id=desk.matter.pk)
    desk.step("chen", "settle_objection", objection=objection.pk, upheld="0", answer="符合标准。")
    desk.move_to(over)
    desk.decide("notice")
    assert desk.matter.state == "approval"
