"""manage.py regulations [--check]: docs/regulations.md, written from the rules."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from deploy.regulations import written


class Command(BaseCommand):
    help = "Write docs/regulations.md from the rules, the limits and their sources."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether the page is up to date")

    def handle(self, *, check: bool, **options: Any) -> None:
        page, path = written(), settings.BASE_DIR / "docs" / "regulations.md"
        if not check:
            path.write_text(page, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != page:
            raise CommandError("docs/regulations.md is not what the rules say; run manage.py regulations.")
        self.stdout.write("docs/regulations.md is up to date." if check else "Written: docs/regulations.md")
