"""manage.py verify_journal: is the journal as it was written? One line a fault, and exit code 1."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflow.core import checkpoints, exports, verifying

UNSEEN = "Without --heads an end cut off together with its checkpoint cannot be seen, nor one that has had none yet."


class Command(BaseCommand):
    help = "Verify the hash chain of every matter, the checkpoints, states, revisions and decisions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--heads", type=Path, help="compare with newest entries exported earlier")
        parser.add_argument("--export", type=Path, help="write the newest entries to this file; keep it elsewhere")

    def handle(self, *, heads: Path | None = None, export: Path | None = None, **options: Any) -> None:
        newest: verifying.Heads = {}
        exported = _read(heads) if heads else exports.Export({})
        found = 0
        with verifying.snapshot():
            for fault in verifying.faults(heads=exported.heads, checkpoint=exported.checkpoint, newest=newest):
                self.stdout.write(fault)
                found += 1
            last = checkpoints.newest()
        if not heads:
            self.stdout.write(UNSEEN)
        if found:
            raise CommandError(f"{found} faults. Nothing was exported." if export else f"{found} faults.")
        if export:
            exports.write(export, newest, last)
        self.stdout.write(f"The journals of {len(newest)} matters are whole.")


def _read(path: Path) -> exports.Export:
    try:
        return exports.read(path)
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} is no export of heads: each line is a matter, a number and a hash.") from error
