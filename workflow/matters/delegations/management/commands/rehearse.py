"""``manage.py rehearse FILE``: every delegation of a trips file through its whole life, one JSON line a trip.

Imports each delegation as the demo applicant, adds what the file does not say (``rehearsal/filling.py``) and drives it
by the demo people through the same verbs, to the archive or to where a rule blocks. Progress goes to stderr. Run twice
it makes new matters and never touches old ones.
"""

import json
import sys

from django.core.management.base import BaseCommand

from workflow.matters.delegations.rehearsal.report import rehearse
from workflow.matters.delegations.trips import Unreadable, parse
from workflow.rehearsal.cast import gather


class Command(BaseCommand):
    help = "Drive the delegations of a trips file through their whole life."

    def add_arguments(self, parser):
        parser.add_argument("file", help="a file of JSON lines, - for standard input")

    def handle(self, *, file, **options):
        cast, broken = gather(), False
        lines = sys.stdin if file == "-" else open(file, encoding="utf-8")  # noqa: SIM115  closed with the process
        for line in filter(str.strip, lines):
            said = self._said(line, cast)
            broken |= "error" in said
            self.stdout.write(json.dumps(said, ensure_ascii=False))
            self.stdout.flush()
        if broken:
            sys.exit(1)

    def _said(self, line: str, cast) -> dict:
        try:
            trip = parse(line)
            if trip.get("kind") != "delegation":
                return {"id": trip.get("id"), "skipped": f"the kind {trip.get('kind')!r} is not installed"}
            self.stderr.write(f"{trip.get('id')}: {trip.get('title')}")
            return rehearse(trip, cast, tell=lambda step: self.stderr.write(f"  {step}", ending="\n"))
        except Unreadable as error:
            return {"error": str(error)}
