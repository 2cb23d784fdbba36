"""A real worker whose job fails, runs out of time, loses its database or is killed: always a row, never a name."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from approvals import incidents
from approvals.models import Incident
from deploy import incidents as noticing
from deploy.celery import app
from tests.anywhere import is_anywhere
from tests.faults.test_worker_kill import broker, until
from tests.notifications.workers import working
from workflow.rehearsal.cast import gather

__all__ = ["broker"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
NAME = "欧阳守秘密"
JOB = "core.previews"
WORKER = """
import os, pathlib, sys, time
from django.db import connection
from workflow.core import tasks
what, where = os.environ["WHAT"], pathlib.Path(os.environ["WHERE"])

def broken(*, now):
    person = os.environ["NAME"]
    if not where.exists():
        return
    if what == "hang":
        where.write_text(str(os.getpid()))
        time.sleep(60)
    if what == "cut":
        connection.cursor().execute("SELECT pg_terminate_backend(pg_backend_pid())")
    raise LookupError(f"{person} is unknown")

tasks.make_previews = broken
tasks.draw.soft_time_limit = 1 if what == "hang" and os.environ.get("SOFT") else None
deploy.celery.app.worker_main(["worker", "--pool=prefork", "--concurrency=1", "--without-gossip", "--without-mingle", "-l", "ERROR"])
"""


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    """While this file is there the job fails."""
    wall = tmp_path / "wall"
    wall.touch()
    return wall


@pytest.fixture(autouse=True)
def office(broker: str, monkeypatch: Any) -> Iterator[dict[str, Any]]:
    """The cast; what is published goes to the worker of the test."""
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", broker)
    yield gather()


def worker(broker: str, wall: Path, what: str = "raise", **environment: str) -> Any:
    mail = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return working(WORKER, CELERY_BROKER_URL=broker, WHAT=what, WHERE=str(wall), NAME=NAME, **mail, **environment)


def send(broker: str) -> None:
    with app.connection_for_write(broker) as sending:
        app.send_task(JOB, connection=sending, ignore_result=True)


def noted(**like: Any) -> Incident:
    assert until(Incident.objects.filter(**like).exists), list(Incident.objects.values())
    return Incident.objects.get(**like)


def test_a_failed_job_is_a_row_without_a_name_and_success_closes_it(broker: str, wall: Path, office: dict[str, Any]) -> None:
    with worker(broker, wall):
        send(broker)
        incident = noted(job=JOB)
        assert (incident.error, incident.times, incident.closed_at) == ("LookupError", 1, None)
        assert incident.place.startswith("workflow.core.tasks:") and incident.place.endswith(" draw")
        assert not is_anywhere(NAME) and is_anywhere("LookupError")
        incidents.retry(incident.pk, by=office["chen"], now=timezone.now())
        assert noted(job=JOB, times=2).retried_by == office["chen"]
        wall.unlink()
        incidents.retry(incident.pk, by=office["chen"], now=timezone.now())
        assert noted(job=JOB, closed_at__isnull=False).closed_by is None
    assert not is_anywhere(NAME) and not is_anywhere("Traceback")


def test_a_job_that_lost_its_connection_is_noted_all_the_same(broker: str, wall: Path) -> None:
    with worker(broker, wall, "cut"):
        send(broker)
        assert noted(job=JOB).error == "OperationalError"
        wall.unlink()
        send(broker)
        noted(job=JOB, closed_at__isnull=False)


def test_a_killed_child_is_noted_and_its_job_done_by_the_next(broker: str, wall: Path) -> None:
    with worker(broker, wall, "hang"):
        send(broker)
        assert until(wall.read_text)
        child = int(wall.read_text())
        wall.unlink()
        os.kill(child, signal.SIGKILL)
        incident = noted(job=JOB, error="WorkerLostError")
        assert (incident.place, incident.times) == ("", 1)
        noted(job=JOB, closed_at__isnull=False)


def test_a_job_that_runs_out_of_time_is_noted(broker: str, wall: Path) -> None:
    with worker(broker, wall, "hang", SOFT="1"):
        send(broker)
        assert noted(job=JOB).error == "SoftTimeLimitExceeded"


def test_a_clock_whose_turn_fails_notes_it_goes_on_and_closes_it(wall: Path) -> None:
    turning = """
import os, pathlib, sys
from django.core.management import call_command
from notifications import reminders

def broken(*, now):
    if pathlib.Path(os.environ["WHERE"]).exists():
        raise LookupError(os.environ["NAME"])
    return 0

reminders.scan = broken
call_command("clock", loop=True, every=0.2)
"""
    with working(turning, WHERE=str(wall), NAME=NAME) as clock:
        incident = noted(job="notifications.scan", times__gte=2)
        assert (incident.error, incident.place.split(" ")[1]) == ("LookupError", "Command.ring")
        wall.unlink()
        noted(job="notifications.scan", closed_at__isnull=False)
        clock.send_signal(signal.SIGTERM)
        clock.communicate(timeout=20)
        assert clock.returncode == 0
    assert not is_anywhere(NAME)


def test_noting_never_raises_and_never_waits_for_long(monkeypatch: Any) -> None:
    def stuck(*_: Any) -> None:
        time.sleep(3)
        raise RuntimeError

    monkeypatch.setattr(incidents, "note", stuck)
    monkeypatch.setattr(noticing, "PATIENCE", 0.2)
    began = time.monotonic()
    noticing.failed(JOB, ValueError())
    assert time.monotonic() - began < 2
    monkeypatch.setattr(incidents, "succeeded", stuck)
    noticing.succeeded(JOB)


def test_one_turn_of_the_clock_that_fails_says_so_to_cron(wall: Path) -> None:
    failing = """
from django.core.management import call_command
from notifications import reminders
reminders.scan = None
call_command("clock")
"""
    with working(failing) as clock:
        said, _ = clock.communicate(timeout=60)
    assert clock.returncode and "CommandError" in said
    assert noted(job="notifications.scan").error == "TypeError"
