"""Valkey stands still while people approve: nobody waits for it, and no word is lost."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy import binaries
from deploy.embedded import free_port
from notifications.models import Message
from tests.faults.office import handed_in, is_whole
from tests.making import waiting
from tests.notifications.workers import killed, working

pytestmark = pytest.mark.django_db(transaction=True)
APPROVING = """
import json, os, time
from django.urls import reverse
from approvals.actions.decide import decide
from approvals.people.models import Person
reverse("inbox")  # the addresses are loaded once a process, not with the first decision
for pk, by, digest in json.loads(os.environ["ASKED"]):
    began = time.monotonic()
    decide(pk, by=Person.objects.get(pk=by), verdict="agree", digest=digest, opinion="同意。", now=timezone.now())
    print("took", round(time.monotonic() - began, 3), flush=True)
"""


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[str]:
    """A broker that accepts connections and never answers."""
    port = free_port()
    command = [binaries.valkey(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    time.sleep(0.5)
    os.kill(server.pid, signal.SIGSTOP)
    yield f"redis://127.0.0.1:{port}/0"
    os.kill(server.pid, signal.SIGCONT)
    killed(server)


def test_decisions_do_not_wait_for_a_frozen_broker(frozen: str) -> None:
    walks = [handed_in() for _ in range(3)]
    asked = [(a.pk, a.person_id, walk.matter.digest) for walk in walks for a in waiting(walk)]
    told = Message.objects.count()
    with working(APPROVING, CELERY_BROKER_URL=frozen, ASKED=json.dumps(asked)) as approver:
        said, _ = approver.communicate(timeout=120)
    took = [float(line.split()[1]) for line in said.splitlines() if line.startswith("took")]
    assert len(took) == len(asked), said
    assert max(took) < 2
    assert Message.objects.count() > told
    assert all(is_whole(walk) for walk in walks)
