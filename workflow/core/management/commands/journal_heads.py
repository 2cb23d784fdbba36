"""manage.py journal_heads > FILE: the heads of all journals as they are now, to be kept outside of this server."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from workflow.core import checkpoints, exports


class Command(BaseCommand):
    help = "Take a checkpoint and write the heads of all journals to standard output; keep them elsewhere."

    def handle(self, **options: Any) -> None:
        checkpoints.take(now=timezone.now())
        for line in exports.lines(checkpoints.heads(), checkpoints.newest()):
            self.stdout.write(line, ending="")
