"""Who may read routes, change them, and move a running round (谁能查看、修订审批路线)."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.deputies import barred_from
from approvals.errors import NotYours
from approvals.people.directory import roles_of
from approvals.people.models import Role

READERS = {Role.ADMINISTRATOR, settings.APPROVALS_FALLBACK_ROLE, Role.LEADING_GROUP}
MOVERS = {Role.ADMINISTRATOR, settings.APPROVALS_FALLBACK_ROLE}


def _has_one(person: Any, roles: set[str], on: date) -> bool:
    return person.is_active and any(role in roles and unit is None for role, unit in roles_of(person, on=on))


def may_change_routes(person: Any, *, on: date) -> bool:
    """Administrators of the whole school."""
    return _has_one(person, {Role.ADMINISTRATOR}, on)


def must_change_routes(person: Any, *, on: date) -> None:
    """Refuse everybody else."""
    if not may_change_routes(person, on=on):
        raise NotYours(_("Only an administrator may change approval routes."))


def must_read_routes(person: Any, *, on: date) -> None:
    """Administrators, the foreign-affairs office and the leading group read; refuse everybody else."""
    if not _has_one(person, READERS, on):
        raise NotYours(_("Approval routes are read by administrators, the foreign-affairs office and the leading group."))


def may_move_rounds(person: Any, *, on: date) -> bool:
    """Administrators and the foreign-affairs office."""
    return _has_one(person, MOVERS, on)


def must_move(person: Any, subject_id: int, *, now: datetime) -> None:
    """Refuse others, and whom the subject concerns."""
    if not may_move_rounds(person, on=timezone.localdate(now)):
        raise NotYours(_("Only an administrator or the foreign-affairs office moves a matter to another version of its route."))
    if person.pk in barred_from(subject_id, at=now):
        raise NotYours(_("You take part in this matter, so you cannot change who decides it."))
