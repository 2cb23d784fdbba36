"""Which clock hands turn this room. They carry no data; run twice they do nothing twice; beat calls them again."""

from celery import shared_task
from django.utils import timezone

from notifications import outbox, reminders


@shared_task(name="notifications.scan", time_limit=60, soft_time_limit=50, expires=60)
def scan() -> None:
    reminders.scan(now=timezone.now())


@shared_task(name="notifications.drain", time_limit=60, soft_time_limit=50, expires=60)
def drain() -> None:
    outbox.drain_all(now=timezone.now())
