"""Who may change what is known about people (谁能维护人员): administrators of the whole school."""

from datetime import date

from django.utils.translation import gettext as _

from approvals.errors import NotYours
from approvals.people.directory import has_role
from approvals.people.models import Person, Role


def may_edit_people(person: Person, *, on: date) -> bool:
    """Whether accounts, units, posts and roles are this person's to change on that day."""
    return person.is_active and has_role(person, Role.ADMINISTRATOR, on=on)


def must_edit_people(person: Person, *, on: date) -> None:
    """Refuse everybody else."""
    if not may_edit_people(person, on=on):
        raise NotYours(_("Only an administrator may change people, units, posts and roles."))
