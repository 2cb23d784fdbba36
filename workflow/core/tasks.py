"""Which clock hands turn this room. They carry no data; run twice they do nothing twice; beat calls them again."""

from celery import shared_task
from django.utils import timezone

from workflow.core import checkpoints
from workflow.core.attachments import sweep
from workflow.core.previews import make_previews


@shared_task(name="core.previews", time_limit=60, expires=60)
def draw() -> None:
    make_previews(now=timezone.now())


@shared_task(name="core.sweep", time_limit=60, expires=3600)
def sweep_shelf() -> None:
    sweep()


@shared_task(name="core.checkpoint", time_limit=300, expires=3600)
def checkpoint() -> None:
    checkpoints.take(now=timezone.now())
