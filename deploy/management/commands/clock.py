"""manage.py clock: the clock without Celery (时钟). Once, for cron; with --loop until it is told to stop."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from approvals.actions.escalate import escalate_due
from notifications import outbox, reminders


class Command(BaseCommand):
    help = "Let due reminders ring, escalate what is late, and deliver what waits."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on until SIGTERM")
        parser.add_argument("--pass-over", action="store_true", help="after a restore: what is due moves on in silence")
        parser.add_argument("--every", type=float, default=15, help="seconds between two turns (15)")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        if options["loop"]:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while options["pass_over"] and reminders.pass_over(now=timezone.now()):
            continue
        self.turn()
        while options["loop"] and not stop.wait(options["every"]):
            close_old_connections()
            self.turn()

    def turn(self) -> None:
        while reminders.scan(now=timezone.now()):
            continue
        while escalate_due(now=timezone.now()):
            continue
        outbox.drain_all(now=timezone.now())
