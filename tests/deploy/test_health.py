from datetime import timedelta

import pytest
from django.utils import timezone

from deploy import health
from deploy.models import PATIENCE, Heartbeat
from deploy.tasks import checkpoint_taken, heartbeat
from notifications.models import Message
from workflow.core.tasks import checkpoint


@pytest.fixture
def waited(monkeypatch):
    """How long the oldest message has waited, without writing one."""

    def since(age: timedelta | None):
        class Waiting:
            def values_list(self, *names, **flat):
                return self

            def first(self):
                return None if age is None else timezone.now() - age

        monkeypatch.setattr(Message.objects, "due", lambda now: Waiting())

    return since


def test_the_process_answers_without_sign_in(client):
    assert client.get("/healthz").json()["alive"] is True


@pytest.mark.django_db
def test_ready_when_everything_works(client):
    heartbeat()
    checkpoint_taken(checkpoint)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)


@pytest.mark.django_db
def test_a_worker_that_never_beat_is_not_ready(client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == {"ok": False, "heartbeat_age_seconds": None}


@pytest.mark.django_db
@pytest.mark.parametrize("late, ok", [(timedelta(0), True), (PATIENCE, True), (PATIENCE + timedelta(seconds=1), False)])
def test_three_missed_beats_are_too_many(late, ok):
    now = timezone.now()
    Heartbeat.beat("worker", now=now - late)
    assert health.worker(now)["ok"] is ok


@pytest.mark.django_db
@pytest.mark.parametrize("late, ok", [(timedelta(hours=1), True), (timedelta(hours=2, seconds=1), False), (None, False)])
def test_a_missed_hour_of_the_journal_is_seen(client, late, ok):
    heartbeat()
    if late is not None:
        Heartbeat.beat("checkpoint", now=timezone.now() - late)
    answer = client.get("/readyz")
    assert (answer.status_code == 200) is answer.json()["checkpoint"]["ok"] is ok


@pytest.mark.django_db
def test_the_task_itself_is_what_is_remembered(client):
    """Through Celery: what the bell calls is what the signal names, in an hour without any entry, too."""
    checkpoint.apply()
    assert Heartbeat.age("checkpoint", now=timezone.now()) < timedelta(minutes=1)
    heartbeat.apply()
    assert Heartbeat.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("age, ok", [(None, True), (timedelta(minutes=14), True), (timedelta(minutes=16), False)])
def test_a_message_that_waits_too_long_is_told(waited, age, ok):
    waited(age)
    assert health.delivery(timezone.now())["ok"] is ok


@pytest.mark.django_db
def test_a_broker_that_is_away_is_told_without_its_password(client, settings):
    settings.CELERY_BROKER_URL = "redis://:hidden-word@127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.json()["broker"] == {"ok": False, "error": "ConnectionError"}
    assert "hidden-word" not in answer.content.decode()


def test_health_is_asked_and_not_told(client):
    assert client.post("/healthz").status_code == 405
