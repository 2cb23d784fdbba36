"""The clock without Celery (时钟), and the two tasks: hands over the same functions."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from notifications import tasks
from notifications.models import Message
from notifications.reminders import ring


def hang(person: Any) -> None:
    now = timezone.now()
    ring(17, "report.due", to=[person], rungs=[("0", now)], now=now - timedelta(days=1), title="赴日本")


def test_one_turn_rings_and_delivers(wu: Any) -> None:
    hang(wu)
    call_command("clock")
    call_command("clock")
    assert Message.objects.exclude(sent_at=None).count() == Message.objects.count() == 1


def test_after_a_restore_what_has_rung_since_the_backup_does_not_ring_again(wu: Any) -> None:
    hang(wu)
    call_command("clock", pass_over=True)
    assert not Message.objects.exists()


def test_the_tasks_do_the_same_and_twice_does_nothing_twice(wu: Any) -> None:
    hang(wu)
    for task in (tasks.scan, tasks.drain) * 2:
        task()
    assert Message.objects.exclude(sent_at=None).count() == Message.objects.count() == 1


def test_the_tasks_have_the_names_the_schedule_calls() -> None:
    assert [tasks.scan.name, tasks.drain.name] == ["notifications.scan", "notifications.drain"]
