"""kill -9 of a delivering worker: nothing lost, nothing twice in this system, letters again only under the same id."""

import random
import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from notifications.delivery import drain_all
from notifications.models import Message
from notifications.outbox import tell
from tests.notifications.cast import Trip, person
from tests.notifications.smtp import PostOffice
from tests.notifications.workers import drainer, killed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def post_office(settings: Any) -> Iterator[PostOffice]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with PostOffice() as office:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        yield office


def told(times: int) -> None:
    lin = person("林晚晴", email="lin@example.edu.cn")
    for number in range(times):
        tell("matter.approved", about=Trip(pk=number), to=[lin], now=timezone.now() - timedelta(hours=1))


def test_a_worker_killed_between_send_and_commit_repeats_the_letter_under_the_same_id(
    tmp_path: Path, post_office: PostOffice
) -> None:
    told(1)
    reached = tmp_path / "reached"
    with drainer(port=post_office.port, WAISHI_FAULT=f"between-send-and-commit:{reached}") as worker:
        said, _ = worker.communicate(timeout=120)
    assert (said, worker.returncode) == ("begun\n", -signal.SIGKILL)
    assert reached.read_text() == "between-send-and-commit\n"
    assert len(post_office.letters) == 1
    assert not Message.objects.exclude(sent_at=None).exists()

    drain_all(now=timezone.now())
    assert not Message.objects.filter(sent_at=None).exists()
    assert len(post_office.letters) == 2
    assert len(set(post_office.ids)) == 1


LETTERS = 800  # each with a notice beside it


def settled() -> int:
    return Message.objects.exclude(sent_at=None).count()


def at_work(*, than: int) -> None:
    """Wait until more is settled than before, so that a slow machine does not kill workers that only begin."""
    patience = time.monotonic() + 30
    while settled() <= than and time.monotonic() < patience:
        time.sleep(0.005)


@pytest.mark.slow
def test_workers_killed_at_random_times_lose_nothing(post_office: PostOffice) -> None:
    told(LETTERS)
    kills = 0
    dice = random.Random(20261123)
    for _ in range(6):
        with drainer(port=post_office.port) as one, drainer(port=post_office.port) as two:
            assert [worker.stdout.readline() for worker in (one, two)] == ["begun\n"] * 2
            at_work(than=settled())
            time.sleep(dice.uniform(0, 0.03))
            kills += [killed(one), killed(two)].count(-signal.SIGKILL)
    assert kills == 12
    before = settled()
    drain_all(now=timezone.now() + timedelta(hours=1))
    assert before < 2 * LETTERS  # the workers were killed at work, not after it
    assert Message.objects.filter(sent_at__isnull=False, attempts=1).count() == 2 * LETTERS
    assert len(set(post_office.ids)) == LETTERS
    assert len(post_office.ids) - LETTERS <= kills * 7  # at most the batch a killed worker held
