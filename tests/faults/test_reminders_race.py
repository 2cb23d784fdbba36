"""Two clocks, or none for a while: every rung rings exactly once."""

import threading
from collections import Counter
from typing import Any

import pytest
from django.db import IntegrityError, connection

from notifications.models import Message, Reminder
from notifications.outbox import drain
from notifications.reminders import ring, scan
from tests.notifications.cast import DAY, NOON, Trip, person

pytestmark = pytest.mark.django_db(transaction=True)

BELLS = 300


def hang(person_id: int, *, days: range) -> None:
    for subject in range(BELLS):
        rungs = [(f"{day:+}", NOON + day * DAY) for day in days]
        ring(subject, "report.due", to=[person_id], rungs=rungs, now=NOON - 30 * DAY, title="赴日本")


def at_once(work: Any, *, hands: int) -> list[Exception]:
    """Several threads begin together, each on its own connection; what went wrong in them."""
    ready, wrong = threading.Barrier(hands), []

    def hand() -> None:
        try:
            ready.wait()
            work()
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=hand) for _ in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_two_scanners_ring_every_rung_once() -> None:
    hang(person("林晚晴").pk, days=range(-2, 2))
    rang: list[int] = []

    def clock() -> None:
        for day in range(-2, 2):
            while number := scan(now=NOON + day * DAY, limit=20):
                rang.append(number)

    assert at_once(clock, hands=2) == []
    # a scanner that is a day ahead collapses the rungs the other had not reached; none rings twice, the last always
    keys = Message.objects.values_list("subject_id", "dedupe")
    assert max(Counter(keys).values()) == 1
    assert sum(rang) == Message.objects.count()
    assert Message.objects.filter(dedupe__contains=":+1:").count() == BELLS
    assert not Reminder.objects.exclude(next_at=None).exists()


def test_two_scanners_of_the_same_minute_ring_the_rung_once() -> None:
    hang(person("林晚晴").pk, days=range(1))
    rang: list[int] = []

    def clock() -> None:
        while number := scan(now=NOON, limit=20):
            rang.append(number)

    assert at_once(clock, hands=4) == []
    assert sum(rang) == Message.objects.count() == BELLS


def test_several_drains_at_once_settle_every_row_once() -> None:
    hang(person("林晚晴").pk, days=range(1))
    scan(now=NOON)
    settled: list[int] = []

    def worker() -> None:
        while number := drain(now=NOON, limit=20):
            settled.append(number)

    assert at_once(worker, hands=4) == []
    assert sum(settled) == BELLS
    assert not Message.objects.exclude(attempts=1).exists()


def test_a_clock_that_was_down_for_a_while_rings_each_bell_once() -> None:
    hang(person("林晚晴").pk, days=range(-5, 1))
    assert scan(now=NOON + 9 * DAY) == BELLS
    assert Message.objects.count() == BELLS


def test_the_same_bell_hung_at_once_by_hands_that_do_not_hold_the_subject_hangs_once() -> None:
    lin = person("林晚晴")
    trip = Trip()

    def hang_up() -> None:
        ring(trip.pk, "report.due", to=[lin], rungs=[("0", NOON)], now=NOON - DAY, title=trip.title)

    wrong = at_once(hang_up, hands=8)
    assert Reminder.objects.open().count() == 1
    assert {type(error) for error in wrong} <= {IntegrityError}  # the database's word, for whoever came second
