"""Bells (提醒): rung by rung, each once, until they are silenced."""

from datetime import datetime
from typing import Any

import pytest

from notifications.models import Message, Reminder
from notifications.reminders import Bell, bells, ring, scan, silence
from tests.notifications.cast import DAY, NOON

REPORT = Bell("report.due", silenced_by="accept_report")


def hang(to: list, *, bell: Bell | str = REPORT, days: tuple[int, ...] = (-5, 0), due: datetime = NOON, **more: Any):
    rungs = [{"rung": f"{day:+}", "at": due + day * DAY} for day in days]
    return ring(17, bell, to=to, rungs=rungs, now=NOON - 30 * DAY, title="赴日本", url="/matters/17/", **more)


def said() -> list[tuple[str, int]]:
    return list(Message.objects.filter(channel="in_app").order_by("id").values_list("event", "facts__days"))


def test_every_rung_rings_once(wu: Any) -> None:
    hang([wu])
    rang = [scan(now=NOON + day * DAY) for day in (-6, -5, -5, -4, 0, 0, 1)]
    assert rang == [0, 1, 0, 0, 1, 0, 0]
    assert Message.objects.count() == 2


def test_the_words_say_how_far_off_the_day_is(wu: Any) -> None:
    rungs = [("-5", NOON - 5 * DAY), ("0", NOON.date()), {"rung": "+3", "at": NOON + 3 * DAY}]
    ring(17, REPORT, to=[wu.pk], rungs=rungs, now=NOON, daily_after=False, due=NOON.date())
    for day in (-5, 0, 3):
        scan(now=NOON + day * DAY)
    assert said() == [("report.due", 5), ("report.due", 0), ("report.due", 3)]
    assert [m.facts["late"] for m in Message.objects.order_by("id")] == [False, False, True]


def test_after_the_last_rung_once_a_day_where_asked(wu: Any) -> None:
    hang([wu], days=(0,), daily_after=True)
    rang = [scan(now=NOON + hours * DAY / 24) for hours in (0, 1, 23, 24, 25, 48, 49)]
    assert rang == [1, 0, 0, 1, 0, 1, 0]


def test_a_clock_that_stood_still_rings_the_newest_rung_only(wu: Any) -> None:
    reminder = hang([wu], days=(-5, -2, 0, 9))
    assert scan(now=NOON + DAY) == 1
    reminder.refresh_from_db()
    assert [rung.get("came") for rung in reminder.rungs] == ["collapsed", "collapsed", "rung", None]
    assert reminder.next_rung == "+9"
    assert scan(now=NOON + DAY) == 0


def test_a_clock_that_stood_still_for_days_rings_once_and_goes_on_tomorrow(wu: Any) -> None:
    hang([wu], days=(-5, 0), daily_after=True)
    assert [scan(now=NOON + 10 * DAY), scan(now=NOON + 10 * DAY), scan(now=NOON + 11 * DAY)] == [1, 0, 1]


def test_a_rung_may_have_its_own_event(wu: Any) -> None:
    rungs = [
        {"rung": "due", "at": NOON.date()},
        {"rung": "overdue", "at": (NOON + DAY).date(), "event": "assignment.overdue"},
    ]
    ring(17, "assignment.due", to=[wu], rungs=rungs, now=NOON - DAY, what="审批")
    scan(now=NOON)
    scan(now=NOON + DAY)
    assert [event for event, _ in said()] == ["assignment.due", "assignment.overdue"]


def test_a_day_rings_when_the_office_opens(wu: Any) -> None:
    reminder = ring(17, REPORT, to=[wu], rungs=[("0", NOON.date())], now=NOON - DAY)
    assert reminder.next_at == NOON.replace(hour=9)


def test_a_silenced_bell_stays_silent(wu: Any) -> None:
    hang([wu])
    assert silence(17, REPORT, now=NOON - 6 * DAY, by_step="accept_report") == 1
    assert silence(17, REPORT, now=NOON) == 0
    assert scan(now=NOON + DAY) == 0
    assert Reminder.objects.get().silenced_by_step == "accept_report"


def test_silence_takes_down_one_key_one_bell_or_all(wu: Any) -> None:
    for bell, key in ((REPORT, "a"), (REPORT, "b"), ("second_notice.due", ""), ("passport.return_due", "")):
        hang([wu], bell=bell, key=key)
    assert silence(17, "report.due", key="a", now=NOON) == 1
    assert silence(17, "second_notice.due", now=NOON) == 1
    assert silence(17, now=NOON) == 2


def test_hanging_the_same_bell_again_changes_nothing(wu: Any) -> None:
    first = hang([wu])
    scan(now=NOON - 5 * DAY)
    assert hang([wu]) == first
    assert scan(now=NOON - 5 * DAY) == 0


def test_coming_back_with_another_day_rebuilds_the_bell(wu: Any) -> None:
    hang([wu])
    scan(now=NOON - 5 * DAY)
    hang([wu], due=NOON + 10 * DAY)
    assert [reminder.next_at for reminder in bells(17)] == [NOON + 5 * DAY]
    assert scan(now=NOON) == 0
    assert scan(now=NOON + 5 * DAY) == 1
    assert Reminder.objects.exclude(silenced_at=None).get().silenced_by_step == "ring"


def test_who_has_left_is_reminded_no_more(wu: Any, lin: Any) -> None:
    hang([wu, lin], days=(0,))
    wu.is_active = False
    wu.save()
    scan(now=NOON)
    assert set(Message.objects.values_list("recipient", flat=True)) == {lin.pk}


def test_a_bell_knows_what_silences_it() -> None:
    assert REPORT.steps == ("accept_report",)
    assert Bell("assignment.due", silenced_by=("decide", "withdraw")).steps == ("decide", "withdraw")


@pytest.mark.django_db
def test_a_scan_with_nothing_due_is_one_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):  # with its savepoint
        assert scan(now=NOON) == 0
