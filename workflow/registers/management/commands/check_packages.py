"""manage.py check_packages [--all]: read the archive's packages again, as at night; exit code 1 if one is damaged."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from workflow.registers.archive import fixity
from workflow.registers.models import ArchivePackage


class Command(BaseCommand):
    help = "Verify the packages whose turn it is, or all of them, and remember what was found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="all of them, not one turn's")

    def handle(self, **options: Any) -> None:
        turn = fixity.check_some(now=timezone.now(), most=None if options["all"] else fixity.A_TURN)
        for package in ArchivePackage.objects.filter(disposed_at=None).exclude(fault="").order_by("pk"):
            self.stdout.write(f"{package}: {package.fault.splitlines()[0]}")
        self.stdout.write(f"Read: {turn.read} packages, {turn.octets} bytes.")
        if turn.damaged:
            raise CommandError(f"{turn.damaged} packages are damaged.")
        self.stdout.write("They are as they were sealed.")
