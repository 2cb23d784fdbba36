"""``manage.py cabinet_simulator``: a cabinet as a process of its own (证照柜模拟器); it speaks HTTP and touches no database."""

import random
import time
import urllib.error
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflow.registers.passports.simulator import Refused, Simulator


class Command(BaseCommand):
    help = "Play a cabinet: fetch what may be fetched, put it back, raise an alarm, over a line as bad as you like."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="address of the system")
        parser.add_argument("--key", required=True, help="key of the cabinet, from the page Cabinets")
        parser.add_argument("--person", default="", help="staff number of who stands before it; else whoever may fetch something")
        parser.add_argument("--counted", type=int, default=0, help="number of the last event this cabinet has sent")
        parser.add_argument("--put-back", action="store_true", help="put everything back that was taken")
        parser.add_argument("--alarm", choices=["door_open", "forced", "unknown_document", "other"], help="raise an alarm")
        parser.add_argument("--duplicates", type=float, default=0.0, help="chance that an event is sent twice (0 to 1)")
        parser.add_argument("--lost", type=float, default=0.0, help="chance that an answer gets lost (0 to 1)")
        parser.add_argument("--shuffle", action="store_true", help="send events in any order")
        parser.add_argument("--seed", type=int, help="the same dice again")
        parser.add_argument("--every", type=float, default=0, help="go on, with so many seconds between two turns")

    def handle(self, *args: Any, **options: Any) -> None:
        cabinet = Simulator(
            options["url"], options["key"], duplicates=options["duplicates"], lost=options["lost"], shuffle=options["shuffle"],
            dice=random.Random(options["seed"]), counted=options["counted"],  # noqa: S311 - a demo's dice
        )  # fmt: skip
        while True:
            try:
                self._turn(cabinet, options)
            except (Refused, urllib.error.URLError) as error:
                raise CommandError(str(error)) from error
            if not options["every"]:
                return
            time.sleep(options["every"])

    def _turn(self, cabinet: Simulator, options: dict[str, Any]) -> None:
        taken = [row for row in cabinet.drawings(options["person"]) if self._fetched(cabinet, row)]
        for row in taken if options["put_back"] else ():
            cabinet.puts_back(slot=row["slot"], person=row["person"])
            self.stdout.write(f"{row['slot']}: {row['person_name']} puts the document of {row['holder']} back")
        if options["alarm"]:
            cabinet.raises(options["alarm"])
        sent = cabinet.deliver()
        self.stdout.write(f"requests: {sent}, last event: {cabinet.counted}, not answered: {len(cabinet.unanswered)}")

    def _fetched(self, cabinet: Simulator, row: dict[str, Any]) -> bool:
        """Whether the door opened and the document was taken."""
        answer = cabinet.opens(slot=row["slot"], person=row["person"])
        if not answer["open"]:
            self.stdout.write(f"{row['slot']}: stays shut; {answer['why']}")
            return False
        cabinet.takes(slot=row["slot"], person=row["person"])
        self.stdout.write(f"{row['slot']}: {row['person_name']} takes the document of {row['holder']}")
        return True
