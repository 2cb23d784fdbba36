"""Which clock hands turn this room. They carry no data; run twice they do nothing twice; beat calls them again."""

from celery import shared_task
from django.utils import timezone

from workflow.registers.archive import disposals, fixity, reminding
from workflow.registers.papers.rendering import JOB, REPAIR, print_again, print_orders
from workflow.registers.passports import cabinet
from workflow.registers.passports import reminding as reminding_of_passports


@shared_task(name=JOB, time_limit=60, soft_time_limit=45, expires=60)
def print_papers() -> None:
    print_orders(now=timezone.now())


@shared_task(name=REPAIR, time_limit=60, soft_time_limit=45, expires=60)
def print_what_broke() -> None:
    print_again(now=timezone.now())


@shared_task(name="registers.fixity", time_limit=280, expires=600)
def check_packages() -> None:
    """A damaged package is an incident on the office's desk."""
    if damaged := fixity.check_some(now=timezone.now()).damaged:
        raise fixity.NotWhole(f"{damaged} packages")


@shared_task(name="registers.disposals", time_limit=280, expires=3600)
def carry_out_disposals() -> None:
    disposals.carry_out(now=timezone.now())


@shared_task(name="registers.transfers_due", time_limit=60, expires=3600)
def remind_of_transfers() -> None:
    reminding.remind(now=timezone.now())


@shared_task(name="registers.passports_due", time_limit=60, expires=3600)
def remind_of_passports() -> None:
    reminding_of_passports.remind(now=timezone.now())


@shared_task(name="registers.cabinets", time_limit=120, soft_time_limit=100, expires=60)
def apply_cabinet_events() -> None:
    cabinet.apply_all(now=timezone.now())
