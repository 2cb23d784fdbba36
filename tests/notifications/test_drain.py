"""Delivering (投递): sent once, tried again, given up, sent again."""

from datetime import timedelta
from typing import Any

from notifications import channels
from notifications.channels import Undelivered
from notifications.delivery import ATTEMPTS, drain, drain_all, retry
from notifications.models import Message
from notifications.outbox import tell
from tests.notifications.cast import NOON, Trip


def told(*people: Any) -> None:
    tell("matter.approved", about=Trip(), to=people, now=NOON)


def fail(monkeypatch: Any, **kind: bool) -> None:
    def deliver(message: Message) -> None:
        raise Undelivered("SMTP 451", **kind)

    monkeypatch.setitem(channels.DELIVER, "email", deliver)


def test_what_is_due_is_sent_once(lin: Any, wu: Any, mailoutbox: list) -> None:
    told(lin, wu)
    assert [drain(now=NOON), drain(now=NOON)] == [3, 0]
    assert len(mailoutbox) == 1
    assert not Message.objects.exclude(sent_at=NOON, attempts=1).exists()


def test_batches_follow_one_another_until_nothing_is_due(wu: Any) -> None:
    for _ in range(7):
        told(wu)
    assert drain_all(now=NOON, limit=3) == 7


def test_a_failure_waits_longer_each_time_and_ends_as_a_dead_letter(lin: Any, monkeypatch: Any) -> None:
    fail(monkeypatch)
    told(lin)
    letter, waits = Message.objects.filter(channel="email"), []
    while (message := letter.get()).dead_at is None:
        waits.append(message.due_at)
        drain(now=message.due_at)
    assert len(waits) == message.attempts == ATTEMPTS
    gaps = [after - before for before, after in zip(waits, waits[1:], strict=False)]
    assert gaps[0] < timedelta(minutes=1) < gaps[3] < gaps[7] < timedelta(hours=8)
    assert message.last_error == "SMTP 451"


def test_a_permanent_refusal_is_given_up_at_once(lin: Any, monkeypatch: Any) -> None:
    fail(monkeypatch, permanent=True)
    told(lin)
    drain(now=NOON)
    assert Message.objects.undelivered().get().attempts == 1


def test_behind_a_closed_door_nobody_loses_an_attempt(lin: Any, monkeypatch: Any) -> None:
    fail(monkeypatch, closed=True)
    for _ in range(3):
        told(lin)
    drain(now=NOON)
    letters = Message.objects.filter(channel="email").order_by("id")
    assert [letter.attempts for letter in letters] == [1, 0, 0]
    assert all(letter.due_at > NOON for letter in letters)


def test_a_poison_message_does_not_stop_the_others(wu: Any, monkeypatch: Any) -> None:
    def choke(message: Message) -> None:
        if message.pk == poison:
            raise ValueError("吴令仪's secrets")

    monkeypatch.setitem(channels.DELIVER, "in_app", choke)
    for _ in range(3):
        told(wu)
    poison = Message.objects.order_by("id")[1].pk
    drain(now=NOON)
    assert Message.objects.filter(sent_at=NOON).count() == 2
    assert Message.objects.get(pk=poison).last_error == "ValueError"


def test_who_leaves_before_the_letter_goes_gets_none(lin: Any, mailoutbox: list) -> None:
    told(lin)
    lin.is_active = False
    lin.save()
    drain(now=NOON)
    assert not mailoutbox
    assert Message.objects.undelivered().get().channel == "email"


def test_a_dead_letter_is_sent_again_by_hand(lin: Any, monkeypatch: Any, mailoutbox: list) -> None:
    with monkeypatch.context() as broken:
        fail(broken, permanent=True)
        told(lin)
        drain(now=NOON)
    dead = Message.objects.undelivered().get()
    assert retry(dead.pk, now=NOON)
    assert not retry(dead.pk, now=NOON)
    drain(now=NOON)
    assert len(mailoutbox) == 1
