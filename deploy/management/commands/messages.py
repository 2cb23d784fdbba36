"""manage.py messages collect | compile | check: the catalogue of Chinese words."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from deploy import catalogue


class Command(BaseCommand):
    help = "collect: gather every string; compile: make django.mo; check: refuse what is not translated."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["collect", "compile", "check"])

    def handle(self, *, verb: str, **options: Any) -> None:
        {"collect": self.collect, "compile": self.compile, "check": self.judge}[verb]()

    def collect(self) -> None:
        po = settings.BASE_DIR / catalogue.PO
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_text(catalogue.collected(settings.BASE_DIR), encoding="utf-8")
        self.compile()

    def compile(self) -> None:
        catalogue.compile_all(settings.BASE_DIR)

    def judge(self) -> None:
        if complaints := catalogue.complaints(settings.BASE_DIR):
            raise CommandError("\n".join([*complaints, f"{len(complaints)} things to mend."]))
        self.stdout.write("Every string is translated.")
