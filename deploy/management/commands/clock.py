"""manage.py clock: the clock without Celery (时钟). Once, for cron; with --loop until it is told to stop."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from approvals.actions import escalate
from approvals.durations import write_down
from notifications import outbox, reminders
from notifications.jobs import attempted
from workflow.registers.papers.rendering import print_orders
from workflow.registers.passports import cabinet


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
        if options["pass_over"]:
            self.pass_over()
        faults = self.turn()
        while options["loop"] and not stop.wait(options["every"]):
            close_old_connections()
            faults = self.turn()
        if faults:
            raise CommandError("The last turn failed; its reason stands above.") from faults[0]

    def pass_over(self) -> None:
        while reminders.pass_over(now=timezone.now()):
            continue
        escalate.pass_over(now=timezone.now())

    def turn(self) -> list[Exception]:
        """Ring, then deliver; a failure of one does not keep the other."""
        tried = [
            attempted("notifications.scan", self.ring), attempted("approvals.escalate", self.escalate),
            attempted("notifications.drain", self.deliver), attempted("registers.print", self.print),
            attempted("registers.cabinets", self.hear_cabinets),
        ]  # fmt: skip
        return [error for error in tried if error]

    def ring(self) -> None:
        while reminders.scan(now=timezone.now()):
            continue

    def escalate(self) -> None:
        while escalate.escalate_due(now=timezone.now()):
            continue
        write_down()

    def print(self) -> None:
        print_orders(now=timezone.now())

    def hear_cabinets(self) -> None:
        cabinet.apply_all(now=timezone.now())

    def deliver(self) -> None:
        outbox.drain_all(now=timezone.now())
