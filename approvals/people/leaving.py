"""Leaving and coming back (离职与复职). The account stays for the old papers; nobody can use it, at once."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from approvals.people.models import Person
from approvals.people.powers import must_edit_people


@transaction.atomic
def deactivate(person: Person, *, by: Person, on: date) -> Person:
    """End the account: open sessions stop, keys of programs are revoked, the directory names the person no more."""
    must_edit_people(by, on=on)
    if person.pk == by.pk:
        raise NotNow(_("Nobody deactivates their own account; ask another administrator."))
    person = _held(person)
    if person.is_active:
        person.is_active, person.left_on = False, on
        person.sessions_ended += 1
        person.save(update_fields=["is_active", "left_on", "sessions_ended"])
        person.tokens.filter(revoked_at=None).update(revoked_at=timezone.now())
    return person


@transaction.atomic
def reinstate(person: Person, *, by: Person, on: date) -> Person:
    """Open the account again; old sessions and keys stay ended."""
    must_edit_people(by, on=on)
    person = _held(person)
    person.is_active, person.left_on = True, None
    person.save(update_fields=["is_active", "left_on"])
    return person


def left_open(person: Person) -> int:
    """How many to-dos still wait for that person by name; they are to be handed over (离职交接)."""
    return person.assignments.filter(closed_at=None).count()


def _held(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)
