"""Which clock hand turns this room. It carries no data; run twice it does nothing twice; beat calls it again."""

from celery import shared_task
from django.utils import timezone

from approvals.actions.escalate import escalate_due
from approvals.durations import write_down


@shared_task(name="approvals.escalate", time_limit=300, soft_time_limit=240, expires=300)
def escalate() -> None:
    escalate_due(now=timezone.now())
    write_down()
