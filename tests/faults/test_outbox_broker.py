"""The broker frozen, dead or lied to: people who act never wait for it, and it can say nothing that counts."""

import json
import os
import re
import signal
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from deploy import binaries
from deploy.embedded import free_port
from notifications.models import Message
from notifications.outbox import tell
from tests.notifications.cast import NOON, Trip, person
from tests.notifications.workers import ROOT, killed, working

CELERY = "deploy.celery.app.worker_main(['worker', '--pool=solo', '--without-gossip', '--without-mingle'])"
TELLING = """
import time
from django.contrib.auth import get_user_model
from django.db import transaction
from notifications.outbox import tell
from tests.notifications.cast import Trip
someone = get_user_model().objects.get()
for number in range(5):
    if number == 1:
        input()  # the first telling has loaded what it needs; now the broker may fall ill
    began = time.monotonic()
    with transaction.atomic():
        tell("matter.approved", about=Trip(), to=[someone], now=timezone.now())
    print(round(time.monotonic() - began, 3), flush=True)
"""


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[tuple[subprocess.Popen, str]]:
    """A broker of this test's own."""
    port = free_port()
    command = [binaries.valkey(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    client = redis.Redis(port=port)
    while not answers(client):
        time.sleep(0.02)
    client.close()
    yield server, f"redis://127.0.0.1:{port}/0"
    server.send_signal(signal.SIGCONT)
    killed(server)


def answers(client: Any) -> bool:
    try:
        return client.ping()
    except redis.ConnectionError:
        return False


def times_of_telling(broker: str, *, illness: Callable[[], Any] = lambda: None) -> list[float]:
    """How long each of four tellings took after the broker fell ill."""
    with working(TELLING, CELERY_BROKER_URL=broker) as teller:
        teller.stdout.readline()
        illness()
        said, _ = teller.communicate("go\n", timeout=120)
    return [float(line) for line in said.splitlines() if re.fullmatch(r"[\d.]+", line)]


@pytest.mark.django_db(transaction=True)
def test_telling_does_not_wait_for_a_frozen_broker(valkey: tuple[subprocess.Popen, str]) -> None:
    person("林晚晴")
    server, broker = valkey
    first, *others = times_of_telling(broker, illness=lambda: server.send_signal(signal.SIGSTOP))
    assert first < 2
    assert max(others) < 0.3  # after a failure the broker is left alone for a while
    assert Message.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_telling_does_not_notice_a_dead_broker(valkey: tuple[subprocess.Popen, str]) -> None:
    person("林晚晴")
    server, broker = valkey
    assert max(times_of_telling(broker, illness=lambda: killed(server))) < 1
    assert Message.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_a_living_broker_is_told_that_there_is_work_and_nothing_else(valkey: tuple[subprocess.Popen, str]) -> None:
    person("林晚晴")
    _, broker = valkey
    assert len(times_of_telling(broker)) == 4
    with redis.Redis.from_url(broker) as client:
        pokes = [json.loads(poke) for poke in client.lrange("celery", 0, -1)]
    assert {poke["headers"]["task"] for poke in pokes} == {"notifications.drain"}
    assert {poke["headers"]["argsrepr"] + poke["headers"]["kwargsrepr"] for poke in pokes} == {"(){}"}


def forged(task: str, kwargs: dict) -> str:
    """A message as somebody would write it who got into the broker."""
    me = str(uuid.uuid4())
    body = json.dumps([[], kwargs, {}])
    delivery = {"exchange": "", "routing_key": "celery"}
    return json.dumps(
        {
            "body": body,
            "content-encoding": "utf-8",
            "content-type": "application/json",
            "headers": {"lang": "py", "task": task, "id": me, "root_id": me, "retries": 0, "argsrepr": "()"},
            "properties": {"correlation_id": me, "delivery_mode": 2, "delivery_info": delivery, "delivery_tag": me},
        }
    )


def taken(client: Any) -> None:
    """Until the worker has taken everything, and a moment more."""
    until = time.monotonic() + 60
    while client.llen("celery"):
        assert time.monotonic() < until
        time.sleep(0.1)
    time.sleep(1)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_forged_message_does_nothing(valkey: tuple[subprocess.Popen, str]) -> None:
    lin = person("林晚晴")
    tell("matter.approved", about=Trip(), to=[lin], now=NOON.replace(year=2999))  # not due for a long time
    _, broker = valkey
    with redis.Redis.from_url(broker) as client:
        client.lpush("celery", forged("notifications.drain", {"now": "2999-12-31T00:00:00Z", "limit": 10**6}))
        client.lpush("celery", forged("notifications.outbox.tell", {"event": "matter.approved", "to": [lin.pk]}))
        client.lpush("celery", forged("os.system", {"command": "touch forged"}))
        client.rpush("celery", forged("notifications.drain", {}))
    with working(CELERY, CELERY_BROKER_URL=broker) as worker, redis.Redis.from_url(broker) as client:
        taken(client)
        assert worker.poll() is None
        client.lpush("celery", "not even JSON")  # Celery stops at this; whoever watches the worker starts it again
        taken(client)
    assert list(Message.objects.values_list("sent_at", "attempts")) == [(None, 0)]
    assert not os.path.exists(ROOT / "forged")
