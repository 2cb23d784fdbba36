"""A real Celery worker killed while the office decides: every word that was written is delivered in the end, once."""

import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from django.utils import timezone

from approvals.models import Assignment
from deploy import binaries
from deploy.celery import app
from deploy.embedded import free_port
from notifications.delivery import drain_all
from notifications.models import Message, Reminder
from tests.faults.office import handed_in, is_whole
from tests.making import waiting
from tests.notifications.workers import killed, working
from workflow.rehearsal.cast import gather

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MAIL = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[str]:
    """A Valkey of this test's own."""
    port = free_port()
    command = [binaries.valkey(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    until = time.monotonic() + 20
    with redis.Redis(port=port) as client:
        while time.monotonic() < until:
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}/0"
    killed(server)


WORKER = "deploy.celery.app.worker_main(['worker', '--pool=solo', '--without-gossip', '--without-mingle', '-l', 'ERROR'])"
BEAT = """
for entry in deploy.celery.app.conf.beat_schedule.values():
    entry["schedule"] = 1.0
deploy.celery.app.Beat(loglevel="ERROR", scheduler_cls="celery.beat:Scheduler").run()  # in memory: it writes no file
"""


def worker(broker: str, **environment: str) -> Any:
    """A Celery worker as in production, on the test's database."""
    return working(WORKER, CELERY_BROKER_URL=broker, **MAIL, **environment)


def beat(broker: str) -> Any:
    """A beat that has no patience."""
    return working(BEAT, CELERY_BROKER_URL=broker)


def poke(broker: str) -> None:
    """As ``notifications.poke`` does after a commit."""
    with app.connection_for_write(broker) as connection:
        app.send_task("notifications.drain", connection=connection, ignore_result=True)


def until(true: Any, seconds: float = 60) -> bool:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if true():
            return True
        time.sleep(0.1)
    return False


def unsent() -> int:
    return Message.objects.filter(sent_at=None).count()


def to_escalate() -> bool:
    """Whether the beats still have a rung to climb, whose words would be written while this test counts."""
    return Assignment.objects.asked().filter(panel__paused_at=None, next_on__lte=timezone.localdate()).exists()


def test_a_worker_killed_between_send_and_commit_leaves_the_rows_for_the_next(broker: str, tmp_path: Path) -> None:
    walk = handed_in()
    walk.decide(waiting(walk).get(), "agree", "同意。")
    Message.objects.update(due_at=timezone.now(), sent_at=None)
    written, reached = Message.objects.count(), tmp_path / "reached"
    poke(broker)
    with worker(broker, WAISHI_FAULT=f"between-send-and-commit:{reached}") as first:
        first.communicate(timeout=60)
        assert first.returncode == -signal.SIGKILL
    assert reached.read_text() == "between-send-and-commit\n"
    assert unsent() == written
    with worker(broker):
        poke(broker)
        assert until(lambda: unsent() == 0)
    assert Message.objects.filter(attempts=1).count() == written
    assert is_whole(walk)


def test_workers_killed_while_people_decide_lose_no_word(broker: str) -> None:
    cast, dice, walks = gather(), random.Random(20261122), []
    for _ in range(3):
        with worker(broker) as one:
            for _ in range(3):
                walk = handed_in(cast)
                walk.decide(waiting(walk).get(), "agree", "同意。")
                walks.append(walk)
                poke(broker)
            time.sleep(dice.uniform(0.1, 1.5))
            assert killed(one) == -signal.SIGKILL
    while unsent():
        assert drain_all(now=timezone.now())
    assert not Message.objects.exclude(attempts=1).exists()
    assert all(is_whole(walk) for walk in walks)


def test_two_beats_at_once_ring_every_bell_once(broker: str) -> None:
    cast = gather()
    walk = handed_in(cast)
    walk.decide(waiting(walk).get(), "agree", "同意。")
    rang = Reminder.objects.due(timezone.now()).count()
    assert rang >= 3
    with worker(broker), beat(broker), beat(broker):
        assert until(lambda: not (Reminder.objects.due(timezone.now()).exists() or to_escalate() or unsent()), 90)
    keys = list(Message.objects.filter(dedupe__contains=":rem:").values_list("dedupe", flat=True))
    assert len({key.split(":rem:")[1].split(":")[0] for key in keys}) == rang
    assert not Message.objects.exclude(attempts=1).exists()
