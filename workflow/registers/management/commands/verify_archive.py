"""manage.py verify_archive PATH: is this package as it was sealed? One line a fault, and exit code 1.

Without Waishi: ``python3 verify.py``, in the package's folder or from elsewhere, says the same.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflow.registers.archive.verify import digest_of, verify


class Command(BaseCommand):
    help = "Verify an archive package; no database is asked."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the folder of the package")
        parser.add_argument("--digest", default="", help="the package's digest as kept outside of it")
        parser.add_argument("--heads", type=Path, help="heads of the journal that were exported after the sealing")

    def handle(self, *, path: Path, digest: str, heads: Path | None, **options: Any) -> None:
        faults = verify(path, digest=digest, heads=heads)
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults.")
        self.stdout.write(f"The package is whole. Its digest is {digest_of(path)}.")
        if not digest:
            self.stdout.write("Without --digest a package packed anew by somebody else cannot be told from this one.")
