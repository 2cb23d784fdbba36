"""manage.py number_packages [--apply]: file numbers for packages sealed before there were any; without --apply only look."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workflow.registers.archive import catching_up


class Command(BaseCommand):
    help = "Give old archive packages their file numbers (档号), in the order of sealing; without --apply only look."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="give the numbers")

    def handle(self, *, apply: bool, **options: Any) -> None:
        found = catching_up.number_all() if apply else list(catching_up.without())
        for package in found:
            self.stdout.write(f"{package.file_no or '—'} {package.matter.number} {package.matter.title}")
        self.stdout.write(f"Numbered: {len(found)}." if apply else f"To number: {len(found)}. Only tried; add --apply.")
