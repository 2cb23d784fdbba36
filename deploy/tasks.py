"""Which clock hand turns this room: the sign of life, and that the hourly checkpoint of the journal was taken."""

from typing import Any

from celery import shared_task
from celery.signals import task_success, worker_ready
from django.utils import timezone

from deploy.models import Heartbeat
from workflow.core.tasks import checkpoint


@shared_task(name="deploy.heartbeat", expires=60)
def heartbeat() -> None:
    Heartbeat.beat("worker", now=timezone.now())


@worker_ready.connect
def beat_at_once(**kwargs: Any) -> None:
    """A new worker shows itself without waiting for the bell; through the queue, which proves that it consumes."""
    heartbeat.delay()
    checkpoint.delay()  # the hours in which nobody worked end here


@task_success.connect
def checkpoint_taken(sender: Any, **kwargs: Any) -> None:
    """An hour in which nothing moved writes no checkpoint; that it was looked at is remembered all the same."""
    if sender.name == checkpoint.name:
        Heartbeat.beat("checkpoint", now=timezone.now())
