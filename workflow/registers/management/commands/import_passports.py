"""``manage.py import_passports FILE.xlsx [--apply]``: take the paper ledger over; without --apply only look."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from approvals.people.models import Person
from workflow.registers.passports import roster


class Command(BaseCommand):
    help = "Take the paper ledger of passports over from a spreadsheet; without --apply nothing is written."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="write what was found, all of it or nothing")
        parser.add_argument("--by", default="", help="staff number of the custodian who answers for it")

    def handle(self, *, file: Path, apply: bool, by: str, **options: Any) -> None:
        now = timezone.now()
        custodian = _person(by)
        try:
            found = roster.read(file, now=now)
        except NotComplete as refused:
            raise CommandError("\n".join(refused.complaints)) from refused
        if found.complaints:
            raise CommandError("\n".join([*found.complaints, _("Nothing was written.")]))
        counts = {"new": len(found.lines), "known": found.known}
        if apply:
            roster.enter(found.lines, by=custodian, now=now)
            self.stdout.write(_("Entered: %(new)d. Known already: %(known)d.") % counts)
        else:
            self.stdout.write(_("To enter: %(new)d. Known already: %(known)d. Only tried; add --apply.") % counts)


def _person(username: str) -> Person | None:
    if not username:
        return None
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise CommandError(_("Nobody has this staff number."))
    return person
