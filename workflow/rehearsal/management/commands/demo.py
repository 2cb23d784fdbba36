"""``manage.py demo``: the invented university with a matter in every state, made by the verbs; once."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from notifications.models import Channel, Message
from workflow.core import kinds
from workflow.core.models import Matter
from workflow.rehearsal import library
from workflow.rehearsal.cast import PASSWORD, PEOPLE, gather
from workflow.rehearsal.shows import all_shows


class Command(BaseCommand):
    help = "Make the demo's people and the matters of every kind; leaves a kind alone that has matters already."

    def add_arguments(self, parser):
        parser.add_argument("--accounts", action="store_true", help="only say who can sign in")

    def handle(self, *, accounts, **options):
        if accounts:
            return self._accounts()
        cast = gather()
        made = [self._make(kind) for kind in kinds.installed() if kind.rehearsal]
        if not any(made):
            return
        for result in library.demo(cast, now=timezone.now()):
            self.stdout.write(f"{'result':10} {result.kind:14} {result.title}")
        for line in all_shows(cast, now=timezone.now()):
            self.stdout.write(line)
        # Their story lies in the past: letters of it are not sent now, the notices stay to be read.
        Message.objects.filter(channel=Channel.EMAIL, sent_at=None).update(sent_at=timezone.now())

    def _make(self, kind) -> bool:
        """Whether there were none yet."""
        if Matter.objects.filter(kind=kind.code).exists():
            self.stdout.write(f"{kind.name}: the demo's matters are there already.")
            return False
        for matter in kind.rehearsal.demo():
            self.stdout.write(f"{matter.state:10} {matter.number or '—':14} {matter.title}")
        return True

    def _accounts(self) -> None:
        for username, name, _unit, title, *_rest in PEOPLE:
            self.stdout.write(f"  {username:8} {name}，{title}")
        self.stdout.write(f"  password of all: {PASSWORD}")
