"""Which clock hands turn this room. They carry no data; run twice they do nothing twice; beat calls them again."""

from celery import shared_task
from django.utils import timezone

from workflow.statistics.ledgers.importing import take_in_ledgers
from workflow.statistics.ledgers.receiving import JOB


@shared_task(name=JOB, time_limit=120, expires=60)
def take_in() -> None:
    take_in_ledgers(now=timezone.now())
