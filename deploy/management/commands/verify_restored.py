"""manage.py verify_restored [--heads FILE]: after a restore and before `up`: is all there, and will nothing be sent again?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from deploy import restored


class Command(BaseCommand):
    help = "Verify journal, heads, archive packages and outbox of a restored server. Run it before `up`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--heads", type=Path, help="what `journal_heads` wrote, kept elsewhere")

    def handle(self, *, heads: Path | None = None, **options: Any) -> None:
        try:
            exported = restored.read(heads)
        except (OSError, ValueError) as error:
            raise CommandError(f"{heads} is no export of heads.") from error
        faults = list(restored.faults(now=timezone.now(), exported=exported))
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults.")
        found = restored.found()
        self.stdout.write(f"Whole: the journals of {found.matters} matters, {found.packages} archive packages.")
        self.stdout.write(f"Held back, until an administrator sends them from the page Undelivered: {found.held_back} messages.")
        if not heads:
            self.stdout.write("Without --heads what was lost at the end cannot be seen.")
