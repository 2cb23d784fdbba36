"""``manage.py recount``: make every counted row again from the matters' tables; one line for each that was mended."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from workflow.statistics.recount import recount


class Command(BaseCommand):
    help = "Recount every matter; what the steps wrote and what the tables say must agree."

    def handle(self, **options: Any) -> None:
        mended = 0
        for pk in recount(now=timezone.now()):
            self.stdout.write(f"matter {pk}: mended")
            mended += 1
        self.stdout.write(f"{mended} rows were mended." if mended else "Every row agrees.")
