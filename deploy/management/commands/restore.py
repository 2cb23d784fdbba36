"""manage.py restore FILE [--keys FILE]: a backup back into an empty database; nothing is sent again by itself."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from deploy import backups, keys
from deploy.binaries import CannotRun
from deploy.database import at_hand


class Command(BaseCommand):
    help = "Restore a backup into an empty database. Then migrate, `verify_restored`, and start `up`."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--keys", type=Path, help="the file that `backup --keys` wrote")

    def handle(self, *, file: Path, keys: Path | None, **options: Any) -> None:
        try:
            with at_hand() as address:
                held_back = backups.restore(address, settings.VAR / "files", file, packages=settings.VAR / "archive")
        except (backups.CannotRestore, CannotRun) as error:
            raise CommandError(str(error)) from error
        if keys:
            self._keep_keys(keys)
        self.stdout.write(f"Restored. Messages held back, for a person to decide: {held_back}.")

    def _keep_keys(self, path: Path) -> None:
        for name, value in json.loads(path.read_text(encoding="utf-8")).items():
            keys.keep(name, value, settings.VAR)
