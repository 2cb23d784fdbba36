"""Which clock hands turn this room. They carry no data; run twice they do nothing twice; beat calls them again."""

from celery import shared_task
from django.utils import timezone

from workflow.registers.papers.rendering import JOB, REPAIR, print_again, print_orders


@shared_task(name=JOB, time_limit=60, soft_time_limit=45, expires=60)
def print_papers() -> None:
    print_orders(now=timezone.now())


@shared_task(name=REPAIR, time_limit=60, soft_time_limit=45, expires=60)
def print_what_broke() -> None:
    print_again(now=timezone.now())
