"""``manage.py import_under_way KIND FILE.xlsx --by USERNAME [--apply]``: the columns are in the kind's ``under_way``."""

from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from approvals.people import directory
from approvals.people.models import Person, Role
from workflow.core import kinds
from workflow.core.kinds import Kind
from workflow.core.under_way.record import Outcome, import_under_way


class Command(BaseCommand):
    help = "Take matters over that are under way on paper; without --apply only look."

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(*args, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = "\n".join(f"{kind.code}: {kind.under_way.about}" for kind in _able())
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=[kind.code for kind in _able()])
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="staff number of the officer of the foreign-affairs office")
        parser.add_argument("--apply", action="store_true", help="take them over, all or none")

    def handle(self, *, kind: str, file: Path, by: str, apply: bool, **options: Any) -> None:
        now = timezone.now()
        officer = _officer(by, on=timezone.localdate(now))
        try:
            outcome = import_under_way(kinds.get(kind), file, by=officer, now=now, apply=apply)
        except NotComplete as refusal:
            raise CommandError("\n".join(refusal.complaints)) from refusal
        if outcome.complaints:
            raise CommandError("\n".join([*outcome.complaints, _("Nothing was written.")]))
        self._report(outcome)

    def _report(self, outcome: Outcome) -> None:
        for matter in outcome.matters:
            number = matter.number if outcome.applied else "—"
            self.stdout.write(f"{number:14} {matter.life.state(matter.state).name} {matter.title}")
        counts = {"new": len(outcome.matters), "known": outcome.known}
        if outcome.applied:
            self.stdout.write(_("Taken over: %(new)d. Known already: %(known)d.") % counts)
        else:
            self.stdout.write(_("To take over: %(new)d. Known already: %(known)d. Only tried; add --apply.") % counts)


def _able() -> list[Kind]:
    return [kind for kind in kinds.installed() if kind.under_way]


def _officer(username: str, *, on) -> Person:
    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise CommandError(_("Nobody has this staff number."))
    if not directory.has_role(person, Role.FAO, on=on):
        raise CommandError(_("%(name)s is not of the foreign-affairs office.") % {"name": person})
    return person
