"""``manage.py rehearse FILE``: every matter of a trips file through its whole life, one JSON line each.

Imports each as the demo applicant, adds what the file does not say (the kind's ``rehearsal``) and drives it by the demo
people through the same verbs, to the archive or to where a rule blocks. Progress goes to stderr. Run twice it makes new
matters and never touches old ones.
"""

import json
import sys
from contextlib import nullcontext

from django.core.management.base import BaseCommand

from workflow.rehearsal.cast import gather
from workflow.rehearsal.records import Unreadable, parse, rehearsal_of


class Command(BaseCommand):
    help = "Drive the matters of a trips file through their whole life."

    def add_arguments(self, parser):
        parser.add_argument("file", help="a file of JSON lines, - for standard input")

    def handle(self, *, file, **options):
        cast, broken = gather(), False
        with nullcontext(sys.stdin) if file == "-" else open(file, encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                said = self._said(line, cast)
                broken |= "error" in said
                self.stdout.write(json.dumps(said, ensure_ascii=False))
                self.stdout.flush()
        if broken:
            sys.exit(1)

    def _said(self, line: str, cast) -> dict:
        try:
            record = parse(line)
            rehearsal = rehearsal_of(record)
            if isinstance(rehearsal, str):
                return {"id": record.get("id"), "skipped": rehearsal}
            self.stderr.write(f"{record.get('id')}: {record.get('title')}")
            told = rehearsal.rehearse(record, cast, tell=lambda step: self.stderr.write(f"  {step}", ending="\n"))
            return {"id": record.get("id"), **told}
        except Unreadable as error:
            return {"error": str(error)}
