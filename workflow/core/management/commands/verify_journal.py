"""manage.py verify_journal: is the journal as it was written? One line a fault, and exit code 1."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflow.core import verifying

UNSEEN = "Without --heads an entry cut off at the end of a matter's journal cannot be seen."


class Command(BaseCommand):
    help = "Verify the hash chain of every matter, its state, its revisions and its decisions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--heads", type=Path, help="compare with newest entries exported earlier")
        parser.add_argument("--export", type=Path, help="write the newest entries to this file; keep it elsewhere")

    def handle(self, *, heads: Path | None = None, export: Path | None = None, **options: Any) -> None:
        newest: verifying.Heads = {}
        exported = _read(heads) if heads else {}
        found = 0
        with verifying.snapshot():
            for fault in verifying.faults(heads=exported, newest=newest):
                self.stdout.write(fault)
                found += 1
        if not heads:
            self.stdout.write(UNSEEN)
        if found:
            raise CommandError(f"{found} faults. Nothing was exported." if export else f"{found} faults.")
        if export:
            _write(export, newest)
        self.stdout.write(f"The journals of {len(newest)} matters are whole.")


def _read(path: Path) -> verifying.Heads:
    heads: verifying.Heads = {}
    try:
        for line in path.read_text(encoding="ascii").splitlines():
            matter, seq, hash = line.split()
            heads[int(matter)] = (int(seq), hash)
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} is no export of heads: each line is a matter, a number and a hash.") from error
    return heads


def _write(path: Path, heads: verifying.Heads) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    lines = (f"{matter} {seq} {hash}\n" for matter, (seq, hash) in sorted(heads.items()))
    aside.write_text("".join(lines), encoding="ascii")
    os.replace(aside, path)
