"""``manage.py check_trips FILE``: judges a file of trips as at submission, one JSON line a trip; reads only."""

import json
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from workflow.registers.limits import NATIONAL, Limits, limits_on
from workflow.rehearsal.records import Unreadable, handed_in, parse, rehearsal_of


class Command(BaseCommand):
    help = "Judge trips (one JSON object a line; - for standard input) as at submission. Status 1: a line was broken."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", help="a trips.jsonl, or - for standard input")

    def handle(self, *args, file, **options):
        self.no_table = False
        self.limits: dict[date, Limits] = {}
        with _opened(file) as lines:
            broken = sum(self._line(number, raw) for number, raw in enumerate(lines, 1))
        if broken:
            sys.exit(1)

    def _line(self, number: int, raw: bytes) -> bool:
        """Prints the answer to one line; True when the line was broken."""
        try:
            line = raw.decode("utf-8-sig").strip()
            answers = [self._judged(parse(line))] if line else []
        except (Unreadable, UnicodeDecodeError) as error:
            answers = [{"error": str(error), "line": number}]
        for answer in answers:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        return any("error" in answer for answer in answers)

    def _judged(self, record: dict[str, Any]) -> dict[str, Any]:
        rehearsal = rehearsal_of(record)
        if isinstance(rehearsal, str):
            return {"id": record.get("id"), "skipped": rehearsal}
        limits = self._limits(handed_in(record) or timezone.localdate())
        return {"id": record.get("id"), **rehearsal.judged(record, limits)}

    def _limits(self, day: date) -> Limits:
        """The table's limits of that day; the national defaults where no table can be reached."""
        if day not in self.limits and not self.no_table:
            try:
                self.limits[day] = limits_on(day)
            except DatabaseError:
                self.no_table = True
                self.stderr.write("No table of limits can be reached; judged by the national defaults.")
        return self.limits.get(day, NATIONAL)


def _opened(file: str) -> Any:
    if file == "-":
        return sys.stdin.buffer
    try:
        return open(file, "rb")
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
