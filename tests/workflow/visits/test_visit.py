"""What a visit asks of people: who vets, letters, names, departments, lodging, gifts, promises, costs."""

from datetime import timedelta

import pytest

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment
from notifications.models import Message, Reminder
from notifications.reminders import scan
from tests.workflow.visits.making import a_walk, errands, standing_at, visit, waiting
from workflow.matters.visits import accounts, invitations, reception
from workflow.matters.visits.invitations import lacks as invitation_lacks
from workflow.matters.visits.models import Task

CAMPUS = {"lodging": "elsewhere", "lodging_address": "专家楼 3 号"}
TALK = {"purpose": "lecture", "talk_topic": "材料失效", "talk_subject": "other"}
SELF_PAID = {"hosting": "self", "guests_paid": None, "days_paid": None}
GROUP = [{"key": "g1", "name": "王一", "post": "教授", "leader": True}, {"key": "g2", "name": "王二", "post": "教授"}]
DOMESTIC = {"origin": "domestic", "places": [], "guests": GROUP}
ASKED = [  # what the visit is, who is asked beside the head of the unit
    ({}, {"finance", "office"}),
    (SELF_PAID, {"office"}),
    (TALK, {"secrecy", "propaganda", "finance", "office"}),
    ({"purpose": "research"}, {"secrecy", "finance", "office"}),
    ({"level": "school"}, {"finance", "office", "leader"}),
    ({"school_leader": True, "level": "school"}, {"finance", "office", "leader"}),
    ({"guest_class": "government"}, {"secrecy", "security", "finance", "office", "leader"}),
    ({"guest_class": "media"}, {"secrecy", "propaganda", "security", "finance", "office", "leader", "permit"}),
    ({"guest_class": "ngo", "mode": "online", **SELF_PAID}, {"secrecy", "office"}),
    ({"no_ties": True}, {"secrecy", "security", "finance", "office", "leader", "permit"}),
    ({"important": True, "police_filing": True, "propaganda_filing": True}, {"security", "finance", "office"}),
    (DOMESTIC, {"finance", "school_office"}),
    (DOMESTIC | SELF_PAID, {"school_office"}),
    (DOMESTIC | {"guest_class": "government"}, {"finance", "school_office"}),
]


@pytest.mark.parametrize("changes, asked", ASKED, ids=[str(number) for number in range(len(ASKED))])
def test_who_is_asked_hangs_on_guests_purpose_and_costs(stage, changes, asked):
    walk = a_walk(stage.cast)
    walk.until("vetting", visit(stage.cast, **changes))
    round = walk.matter.rounds.get()
    assert {phase.code for phase in round.applying()} == asked | {"unit"}


def test_offices_of_the_vetting_are_asked_side_by_side(stage):
    walk = a_walk(stage.cast)
    walk.until("vetting", visit(stage.cast, guest_class="media"))
    walk.decide(waiting(walk).get(), "agree")
    assert {a.panel.phase.code for a in waiting(walk)} == {"secrecy", "propaganda", "security", "finance"}


def test_the_outside_authority_comes_before_an_approval_that_goes_upward(stage):
    walk = a_walk(stage.cast)
    walk.until("approval", visit(stage.cast, guest_class="media"))
    while walk.matter.state == "approval" and waiting(walk).get().panel.phase.code != "permit":
        walk.decide(waiting(walk).get(), "agree")
    scan_ = walk.attach("permit", "批件", by="chen")
    told = {"number": "外批 1 号", "issued_on": walk.today, "authority": "省外办", "days": 3, "scan": scan_.pk}
    with pytest.raises(NotComplete, match="1"):
        walk.step("record_permit", "chen", people=1, **told)
    walk.step("record_permit", "chen", people=2, **told)
    walk.agree_all("approval")
    assert walk.matter.state == "preparing" or walk.matter.state == "invited"


# --- IN-01: invitations ------------------------------------------------------------------------------------------------


@standing_at("draft", "vetting", "approval", "rejected", "withdrawn", "sent_back", "cancelled", "suspended")
def test_no_invitation_is_printed_or_sent_before_the_approval(walk):
    assert invitation_lacks(walk.matter)
    with pytest.raises(NotNow):
        walk.step("send_letter", "chen", number="外邀 1 号", sent_on=walk.today)


@standing_at("invited", "preparing", "hosting", "archived")
def test_after_the_approval_an_invitation_can_be_printed(walk):
    assert not invitation_lacks(walk.matter)


def test_a_visit_that_was_approved_and_is_halted_may_still_print_its_letter(stage):
    walk = a_walk(stage.cast)
    walk.until("invited", visit(stage.cast))
    walk.step("suspend", "chen", why="等待")
    assert not invitation_lacks(walk.matter)


@standing_at("invited")
def test_an_f_visa_lasts_180_days(walk):
    draft = visit(walk.cast, china_from="2026-07-01", china_to="2026-12-28")
    walk.matter.__class__.application = property(lambda matter: draft)
    try:
        with pytest.raises(NotComplete, match="180"):
            invitations.record_basis(walk.matter, visa_basis="f_visa", by=walk.cast["chen"], now=walk.now)
        invitations.record_basis(walk.matter, visa_basis="visa_free", by=walk.cast["chen"], now=walk.now)
    finally:
        del walk.matter.__class__.application


@standing_at("invited")
def test_who_comes_in_person_enters_on_something(walk):
    with pytest.raises(NotComplete):
        walk.step("record_basis", "chen", visa_basis="none_needed")


def test_a_letter_that_is_out_keeps_the_decision_from_being_reopened(stage):
    walk = a_walk(stage.cast)
    walk.until("invited", visit(stage.cast, invitation_wanted=True))
    walk.step("send_letter", "chen", number="外邀 1 号", sent_on=walk.today)
    assert walk.matter.state == "invited"
    with pytest.raises(NotNow):
        walk.step("reopen", "chen", why="情况有变")


# --- names ---------------------------------------------------------------------------------------------------------------


def unnamed(stage):
    walk = a_walk(stage.cast)
    walk.until("invited", visit(stage.cast, guests=[]))
    return walk


def test_names_may_follow_and_are_in_before_anybody_is_received(stage):
    walk = unnamed(stage)
    walk.step("record_basis", "chen", visa_basis="visa_free")
    assert walk.matter.state == "invited" and "names" in errands(walk)
    walk.step("name_guests", "gu", guests=walk.names())
    assert walk.matter.state == "preparing" and "names" not in errands(walk)
    assert walk.matter.participants.filter(key__startswith="g-", person=None).count() == 2


def test_there_are_never_more_names_than_approved(stage):
    walk = unnamed(stage)
    more = [guest | {"key": f"x{n}", "leader": n == 0} for n, guest in enumerate(walk.names() + walk.names())]
    with pytest.raises(NotComplete, match="4"):
        walk.step("name_guests", "gu", guests=more)
    assert not walk.matter.participants.filter(key__startswith="g-").exists()


@standing_at("preparing")
def test_another_guest_comes_instead_and_the_list_says_why(walk):
    instead = [{"name": "铃木", "country": "JP", "post": "副校长", "leader": True}, {"name": "山田花", "country": "JP", "post": "教授"}]
    with pytest.raises(NotComplete):
        walk.step("name_guests", "gu", guests=instead)
    walk.step("name_guests", "gu", guests=instead, why="佐藤校长因病不能成行")
    going = walk.matter.participants.filter(dropped_at=None, key__startswith="g-")
    assert {row.name for row in going} == {"铃木", "山田花"}
    assert walk.matter.participants.filter(name="佐藤健").exclude(dropped_at=None).exists()
    assert walk.matter.entries.filter(step="name_guests").exists() and walk.matter.revisions.count() == 1


def test_official_guests_are_approved_by_name(stage):
    walk = a_walk(stage.cast)
    walk.until("invited", visit(stage.cast, guest_class="government"))
    with pytest.raises(NotNow):
        walk.step("name_guests", "gu", guests=walk.names(), why="换人")


# --- departments ----------------------------------------------------------------------------------------------------------


@standing_at("preparing")
def test_the_plan_opens_an_errand_for_each_task_side_by_side(walk):
    walk.plan()
    open_ = Assignment.objects.open().filter(subject=walk.matter.pk, errand__startswith="reception.")
    told = {(a.role, a.due_on) for a in open_}
    assert open_.count() == 7 and {role for role, _due in told} == {"logistics", "protocol", "fao"}
    assert {due for _role, due in told} == {walk.matter.starts_on}
    names = {walk.matter.errand_name(a.errand) for a in open_}
    assert len(names) == 7 and not {name for name in names if name.startswith("reception")}


@standing_at("preparing")
def test_a_department_closes_its_own_task_and_no_other(walk):
    walk.plan()
    car = Task.objects.get(matter_id=walk.matter.pk, what="car")
    with pytest.raises(NotYours):
        walk.step("do_task", "tang", task=car.pk)
    walk.step("do_task", "hou", task=car.pk, note="已派车")
    closed = Assignment.objects.get(subject=walk.matter.pk, errand=f"reception.{car.pk}")
    assert closed.verdict == "done" and len(reception.open_tasks(walk.matter)) == 6
    with pytest.raises(NotNow):
        walk.step("do_task", "hou", task=car.pk)


@standing_at("preparing")
def test_a_later_plan_keeps_what_it_still_asks_for_and_drops_the_rest(walk):
    walk.plan()
    car = Task.objects.get(matter_id=walk.matter.pk, what="car")
    kept = [task for task in walk.tasks() if task["what"] != "car"]
    before = set(Task.objects.filter(matter_id=walk.matter.pk).exclude(what="car").values_list("pk", flat=True))
    walk.step("hand_in_plan", "gu", programme="改", escort="周予安", route="图书馆", tasks=kept)
    assert {task.pk for task in reception.open_tasks(walk.matter)} == before
    assert Assignment.objects.get(subject=walk.matter.pk, errand=f"reception.{car.pk}").closed_at


@standing_at("preparing")
def test_a_cancelled_visit_asks_nobody_for_anything(walk):
    walk.plan()
    walk.step("cancel", "gu", why="外方推迟")
    assert not errands(walk)


@standing_at("preparing")
def test_nobody_is_received_without_a_plan_that_names_escort_and_route(walk):
    walk.move_to(walk.matter.starts_on)
    with pytest.raises(NotComplete):
        walk.step("arrive", "gu", arrived_at=walk.now, people=2)
    with pytest.raises(NotComplete):
        walk.step("hand_in_plan", "gu", programme="会谈", escort="", route="")


@standing_at("preparing")
def test_the_plan_is_due_a_week_ahead_and_ten_working_days_where_a_leader_attends(walk):
    assert reception.plan_due(walk.matter) == walk.matter.starts_on - timedelta(days=7)


def test_ten_working_days_where_a_school_leader_attends(stage):
    walk = a_walk(stage.cast)
    walk.until("preparing", visit(stage.cast, school_leader=True, level="school"))
    assert (walk.matter.starts_on - reception.plan_due(walk.matter)).days >= 14


@standing_at("preparing")
def test_guests_do_not_come_at_another_time_than_approved(walk):
    walk.plan()
    walk.move_to(walk.matter.starts_on - timedelta(days=3))
    with pytest.raises(NotComplete):
        walk.step("arrive", "gu", arrived_at=walk.now, people=2)


# --- lodging ----------------------------------------------------------------------------------------------------------------


def on_campus(stage):
    walk = a_walk(stage.cast)
    walk.until("hosting", visit(stage.cast, **CAMPUS))
    return walk


def rings(walk, hours: int) -> int:
    """How many people a bell tells about the lodging, that many hours after the arrival."""
    before = Message.objects.filter(event="lodging.due").count()
    scan(now=walk.matter.stay.arrived_at + timedelta(hours=hours))
    return Message.objects.filter(event="lodging.due").count() - before


def test_the_lodging_bell_rings_after_12_and_after_24_hours(stage):
    walk = on_campus(stage)
    assert "lodging" in errands(walk)
    assert [bool(rings(walk, hours)) for hours in (11, 12, 13, 23, 24, 25)] == [False, True, False, False, True, False]


def test_the_registration_silences_the_bell(stage):
    walk = on_campus(stage)
    walk.now += timedelta(hours=3)
    walk.step("register_lodging", "gu", address="专家楼 3 号", registered_at=walk.now, reference="1")
    assert not rings(walk, 12) and "lodging" not in errands(walk)


def test_nobody_leaves_without_a_registration_and_a_late_one_says_why(stage):
    walk = on_campus(stage)
    walk.move_to(walk.matter.ends_on)
    walk.step("log_check", "gu", checked_on=walk.today, escorted=True, kept_route=True, no_secret_places=True, no_photos=True)
    with pytest.raises(NotComplete, match="IN-11"):
        walk.step("leave", "gu", left_at=walk.now)
    told = {"address": "专家楼 3 号", "registered_at": walk.now}
    with pytest.raises(NotComplete):
        walk.step("register_lodging", "gu", **told)
    walk.step("register_lodging", "gu", why_late="节假日", **told)
    assert walk.matter.lodging_registration.late
    walk.step("leave", "gu", left_at=walk.now)


@standing_at("hosting")
def test_a_hotel_reports_itself(walk):
    assert not Reminder.objects.filter(subject_id=walk.matter.pk, bell="lodging.due").exists()
    with pytest.raises(NotNow):
        walk.step("register_lodging", "gu", address="宾馆", registered_at=walk.now)


@standing_at("hosting")
def test_nobody_leaves_before_the_list_of_checks_is_filled_in(walk):
    with pytest.raises(NotComplete, match="IN-15"):
        walk.step("leave", "gu", left_at=walk.now)


@standing_at("hosting")
def test_a_check_that_is_not_in_order_says_what_happened(walk):
    wrong = {"checked_on": walk.today, "escorted": True, "kept_route": False, "no_secret_places": True, "no_photos": True}
    with pytest.raises(NotComplete):
        walk.step("log_check", "gu", **wrong)
    walk.step("log_check", "gu", note="临时增加参观点", **wrong)


# --- gifts, promises, costs ---------------------------------------------------------------------------------------------------


@standing_at("hosting")
def test_a_gift_above_the_limit_is_handed_in(walk):
    walk.step("log_present", "gu", way="received", what="茶具", value="200.00", who="佐藤健", on=walk.today)
    assert "gifts" not in errands(walk)
    walk.step("log_present", "gu", way="received", what="银盘", value="200.01", who="佐藤健", on=walk.today)
    assert "gifts" in errands(walk)
    plate = walk.matter.presents.get(what="银盘")
    walk.step("hand_in_present", "gu", present=plate.pk, on=walk.today)
    assert "gifts" not in errands(walk)


@standing_at("hosting")
def test_a_promise_is_a_dated_to_do_of_whoever_keeps_it(walk):
    due = walk.today + timedelta(days=30)
    walk.step("make_promise", "gu", what="寄送协议文本", person=walk.cast["jiao"].pk, due_on=due)
    promise = walk.matter.promises.get()
    todo = Assignment.objects.open().get(subject=walk.matter.pk, errand=f"promise.{promise.pk}")
    assert (todo.person, todo.due_on) == (walk.cast["jiao"], due)
    assert walk.matter.sees(walk.cast["jiao"])
    with pytest.raises(NotYours):
        walk.step("close_promise", "gu", promise=promise.pk, outcome="kept")
    walk.step("close_promise", "jiao", promise=promise.pk, outcome="kept")
    todo.refresh_from_db()
    assert todo.verdict == "done"


@standing_at("sharing")
def test_no_file_is_sealed_over_an_open_promise(walk):
    walk.share()
    walk.step("make_promise", "gu", what="寄书", person=walk.cast["zhou"].pk, due_on=walk.today + timedelta(days=60))
    with pytest.raises(NotComplete, match="寄书"):
        walk.step("archive", "dang")
    promise = accounts.open_promises(walk.matter).get()
    with pytest.raises(NotComplete):
        walk.step("close_promise", "zhou", promise=promise.pk, outcome="handed_on")
    walk.step("close_promise", "zhou", promise=promise.pk, outcome="handed_on", note="转入校际协议 AG-2026-0003")
    walk.step("archive", "dang")
    assert walk.matter.state == "archived"


@standing_at("summary")
def test_costs_are_settled_within_the_limits_and_after_the_summary(walk):
    with pytest.raises(NotComplete):
        walk.step("settle", "song", lines=walk.spent())
    walk.step("accept_summary", "chen")
    dear = [line | ({"amount": "1900.00"} if line["kind"] == "meals" else {}) for line in walk.spent()]
    with pytest.raises(NotComplete, match="IN-32"):
        walk.step("settle", "song", lines=dear, note="超支")
    more = [line | ({"amount": "700.00"} if line["kind"] == "transport" else {}) for line in walk.spent()]
    with pytest.raises(NotComplete):
        walk.step("settle", "song", lines=more)
    walk.step("settle", "song", lines=more, note="包车接送机场")
    assert walk.matter.state == "sharing" and walk.matter.spent.count() == 4


def test_guests_who_were_not_approved_are_not_paid_for(stage):
    walk = a_walk(stage.cast)
    walk.until("preparing", visit(stage.cast))
    walk.plan()
    walk.move_to(walk.matter.starts_on)
    walk.step("arrive", "gu", arrived_at=walk.now, people=3, strangers=["田中"])
    walk.part()
    walk.summarise()
    walk.step("accept_summary", "chen")
    with pytest.raises(NotComplete, match="IN-16"):
        walk.step("settle", "song", lines=walk.spent())


@standing_at("summary")
def test_nobody_accepts_an_own_summary(walk):
    walk.step("return_summary", "chen", why="请补充照片")
    assert walk.matter.state == "departed" and "summary" in errands(walk)
    walk.cast["gu"].grants.create(role="fao", since=walk.today)
    walk.step("hand_in_summary", "gu", done="会谈。", results="意向。")
    with pytest.raises(NotYours):
        walk.step("accept_summary", "gu")


def test_a_visit_that_costs_nothing_needs_no_settlement(stage):
    walk = a_walk(stage.cast)
    walk.until("summary", visit(stage.cast, mode="online", lodging=None, visa_basis=None, **SELF_PAID))
    assert "settle" not in errands(walk)
    walk.step("accept_summary", "chen")
    assert walk.matter.state == "sharing"
