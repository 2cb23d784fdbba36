"""``manage.py demo``: the invented university with a matter in every state, made by the verbs; once."""

from django.core.management.base import BaseCommand

from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.cast import PASSWORD, gather
from workflow.matters.delegations.rehearsal.demo import make


class Command(BaseCommand):
    help = "Make the demo's people and matters; does nothing where there are matters already."

    def handle(self, **options):
        gather()
        if Delegation.objects.exists():
            self.stdout.write("The demo's matters are there already.")
            return
        for matter in make():
            self.stdout.write(f"{matter.state:10} {matter.number or '—':14} {matter.title}")
        self.stdout.write(f"Password of every demo account: {PASSWORD}")
