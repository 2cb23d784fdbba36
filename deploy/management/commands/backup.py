"""manage.py backup FILE [--keys FILE]: the whole installation in one tar, its keys apart."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from deploy import backups
from deploy.binaries import CannotRun
from deploy.database import at_hand


class Command(BaseCommand):
    help = "Write database, attachments and archive packages into one tar. Keep the keys (--keys) somewhere else."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--keys", type=Path, help="also write this installation's keys, to a file of their own")

    def handle(self, *, file: Path, keys: Path | None, **options: Any) -> None:
        if file.exists():
            raise CommandError(f"{file} exists already; a backup is never written over.")
        try:
            with at_hand() as address:
                files = settings.VAR / "files"
                packages = settings.VAR / "archive"
                backups.back_up(address, files, file, now=timezone.now(), version=settings.VERSION, packages=packages)
        except (backups.CannotRestore, CannotRun) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written: {file}")
        if keys:
            self._write_keys(keys)

    def _write_keys(self, path: Path) -> None:
        held = {"secret_key": settings.SECRET_KEY, "confidential_keys": ",".join(settings.CONFIDENTIAL_KEYS)}
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(json.dumps(held), encoding="utf-8")
        self.stdout.write(f"Written: {path}. Without it confidential values cannot be read; keep it apart.")
