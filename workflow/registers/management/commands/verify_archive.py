"""manage.py verify_archive PATH: is this package as it was packed? One line a fault, and exit code 1."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflow.registers.archive import bag
from workflow.registers.archive.verify import verify


class Command(BaseCommand):
    help = "Verify an archive package; no database is asked."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the folder of the package")
        parser.add_argument("--digest", default="", help="the package's digest as kept outside of it")

    def handle(self, *, path: Path, digest: str, **options: Any) -> None:
        faults = verify(path, digest=digest)
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults.")
        self.stdout.write(f"The package is whole. Its digest is {bag.digest_of(path)}.")
        if not digest:
            self.stdout.write("Without --digest a package packed anew by somebody else cannot be told from this one.")
