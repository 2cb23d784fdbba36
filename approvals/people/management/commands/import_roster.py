"""``manage.py import_roster FILE [--apply]``: the personnel office's spreadsheet; the columns are in people/roster."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from approvals.people import roster
from approvals.people.roster.columns import NOUNS
from approvals.people.roster.record import Outcome, import_roster


class Command(BaseCommand):
    help = f"Import people, units, posts and roles from a spreadsheet.\n\n{roster.__doc__}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="record it; without, everything is only tried")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_roster(options["file"], apply=options["apply"])
        except NotComplete as refusal:
            raise CommandError("\n".join(refusal.complaints)) from refusal
        except OSError as error:
            raise CommandError(_("The file cannot be opened: %(why)s") % {"why": error.strerror}) from error
        if outcome.complaints:
            raise CommandError("\n".join([*outcome.complaints, _("Nothing was recorded.")]))
        self._report(outcome)

    def _report(self, outcome: Outcome) -> None:
        for noun in NOUNS:
            counts = {"new": outcome.created[noun], "changed": outcome.changed[noun]}
            named = {"noun": noun._meta.verbose_name_plural}
            self.stdout.write(_("%(noun)s: %(new)d new, %(changed)d changed") % (named | counts))
        self.stdout.write(_("Recorded.") if outcome.applied else _("Only tried; add --apply to record it."))
