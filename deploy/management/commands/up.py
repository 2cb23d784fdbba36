"""manage.py up: everything on one machine. PostgreSQL → Valkey → migrate → web → worker → beat; Ctrl-C stops it all.

It needs no database to begin with: it starts one, and the rest runs as children that get the addresses by environment.
"""

import signal
import threading
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from deploy import catalogue
from deploy.binaries import CannotRun
from deploy.household import Household, OnlyOne


class Command(BaseCommand):
    help = "Run everything: database, broker, web, worker, beat. HOST and PORT say where (127.0.0.1:8000)."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="fill an empty database with an invented university")

    def handle(self, *, demo: bool, **options: Any) -> None:
        lock = threading.Lock()

        def say(who: str, line: str) -> None:
            with lock:
                self.stdout.write(f"{who:<10} | {line}")
                self.stdout.flush()

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _leave)
        try:
            with OnlyOne(settings.VAR):
                self.live(Household(settings.VAR, say), demo=demo)
        except CannotRun as error:
            raise CommandError(str(error)) from error

    def live(self, household: Household, *, demo: bool) -> None:
        try:
            catalogue.compile_all(settings.BASE_DIR)
            household.move_in(demo=demo)
            while True:
                time.sleep(0.5)
                household.look_after()
        except KeyboardInterrupt:
            household.say("up", "stopping")
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)  # once is enough; the rest goes in order
            household.move_out()


def _leave(number: int, frame: Any) -> None:
    raise KeyboardInterrupt
