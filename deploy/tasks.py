"""Which clock hand turns this room: the sign of life."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.utils import timezone

from deploy.models import Heartbeat


@shared_task(name="deploy.heartbeat", expires=60)
def heartbeat() -> None:
    Heartbeat.beat("worker", now=timezone.now())


@worker_ready.connect
def beat_at_once(**kwargs: Any) -> None:
    """A new worker shows itself without waiting for the bell; through the queue, which proves that it consumes."""
    heartbeat.delay()
