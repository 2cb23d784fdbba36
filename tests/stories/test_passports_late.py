"""Documents that do not come back in time: the bells ring on their days, once each, until the return silences them."""

from collections import Counter
from datetime import timedelta

from django.utils import timezone

from notifications.models import Message, Reminder
from notifications.reminders import scan
from tests.making import ENDS, errands, standing_at
from workflow.registers.models import Loan

BELL = "passport.return_due"


def rung(desk) -> Counter:
    """Who has heard that bell how often, in this system and by e-mail alike."""
    rows = Message.objects.filter(subject_id=desk.matter.pk, event=BELL).values_list("recipient__username", "channel")
    return Counter(rows)


def heard(times: int) -> Counter:
    return Counter({(who, channel): times for who in ("gu", "zhou", "qiao") for channel in ("in_app", "email")})


@standing_at("returned")
def test_the_bell_rings_on_the_first_the_fifth_and_the_seventh_day_and_then_daily_once_each(desk):
    times = 0
    for day in range(1, 12):
        desk.move_to(ENDS + timedelta(days=day))
        for _again in range(3):
            scan(now=timezone.now())
        times += day in (1, 5, 7) or day > 7
        assert rung(desk) == heard(times), f"day {day}"
    late = Message.objects.filter(subject_id=desk.matter.pk, event=BELL).latest("pk")
    assert late.facts["late"] and late.facts["days"] == 4


@standing_at("returned")
def test_a_clock_that_stood_still_rings_once_and_says_how_late_it_is(desk):
    desk.move_to(ENDS + timedelta(days=9))
    scan(now=timezone.now())
    assert rung(desk) == heard(1)
    rungs = Reminder.objects.get(subject_id=desk.matter.pk, bell=BELL).rungs
    assert {step["came"] for step in rungs} == {"collapsed"}


@standing_at("returned")
def test_the_last_document_back_silences_the_bell_and_the_first_does_not(desk):
    loans = list(Loan.objects.open().filter(matter_id=desk.matter.pk))
    desk.step("qiao", "take_passport_back", passport=loans[0].passport_id, returned_on=desk.today)
    assert Reminder.objects.open().filter(subject_id=desk.matter.pk, bell=BELL).exists()
    desk.take_passports_back()
    assert not Reminder.objects.open().filter(subject_id=desk.matter.pk, bell=BELL).exists()
    for day in (5, 7, 8, 20):
        desk.move_to(ENDS + timedelta(days=day))
        scan(now=timezone.now())
    assert not rung(desk)


@standing_at("returned")
def test_nobody_settles_the_costs_while_a_document_is_out(desk):
    desk.report()
    desk.publish_second()
    assert "settle" not in errands(desk.walk)
    desk.settle(expect=422)
    assert desk.matter.state == "returned"
    desk.take_passports_back()
    assert "settle" in errands(desk.walk)
    desk.settle()
    assert desk.matter.state == "sharing"


@standing_at("ready")
def test_a_trip_cancelled_with_documents_out_keeps_asking_for_them(desk):
    desk.draw()
    desk.step("gu", "cancel", why="外方推迟")
    assert desk.matter.state == "cancelled"
    assert errands(desk.walk) == {"collect"}
    last = desk.today + timedelta(days=7)
    assert set(Loan.objects.open().filter(matter_id=desk.matter.pk).values_list("due_on", flat=True)) == {last}
    assert desk.matter.assignments.get(errand="collect").due_on == last
    desk.move_to(desk.today + timedelta(days=1))
    scan(now=timezone.now())
    assert rung(desk) == heard(1)
    desk.take_passports_back()
    assert not errands(desk.walk)
    assert not Reminder.objects.open().filter(subject_id=desk.matter.pk).exists()
    assert desk.matter.state == "cancelled"


@standing_at("ready")
def test_a_trip_cancelled_before_anything_was_drawn_asks_for_nothing(desk):
    desk.step("chen", "cancel", why="对方国家局势有变")
    assert not errands(desk.walk)
    assert not Reminder.objects.open().filter(subject_id=desk.matter.pk).exists()
    assert "对方国家局势有变" in desk.page("gu")
