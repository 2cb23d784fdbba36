"""``manage.py fill_library``: reports and promises of matters that were over before there was a library of results."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from workflow.registers.results.keeping import keep_all


class Command(BaseCommand):
    help = "Take the reports and promises of earlier matters into the library of results; can be run again."

    def handle(self, **options):
        self.stdout.write(f"{keep_all(now=timezone.now())} matters were read.")
