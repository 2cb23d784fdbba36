"""Who does what in the archive (档案): looks, hands over, disposes; and the rows that a verb holds."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotYours
from approvals.people import directory
from approvals.people.models import Role
from workflow.registers.models import ArchivePackage

READERS = frozenset({Role.ARCHIVIST, Role.FAO, Role.LEADING_GROUP})
MOVERS = frozenset({Role.ARCHIVIST, Role.FAO})
SIGNERS = frozenset({Role.ARCHIVIST, Role.LEADING_GROUP})


def has(roles: Collection[tuple[str, int | None]], wanted: Collection[str]) -> bool:
    """Whether one of these roles, held in the whole school, is among the wanted."""
    return any(role in wanted for role, unit in roles if unit is None)


def admit_mover(by: Any, *, now) -> None:
    """Raise NotYours for everybody but the archivist and the office."""
    if not has(directory.roles_of(by, on=timezone.localdate(now)), MOVERS):
        raise NotYours(_("Packages are handed over by the archivist and the foreign-affairs office."))


def admit_signer(by: Any, *, now) -> None:
    """Raise NotYours for everybody but the archivist and the leading group."""
    if not has(directory.roles_of(by, on=timezone.localdate(now)), SIGNERS):
        raise NotYours(_("Disposals are signed by the archivist and the leading group."))


def admit_archivist(by: Any, *, now) -> None:
    """Raise NotYours for everybody but the archivist."""
    if not has(directory.roles_of(by, on=timezone.localdate(now)), {Role.ARCHIVIST}):
        raise NotYours(_("How long a package is kept is the archivist's to say."))


def held(pks: Collection[int]) -> list[ArchivePackage]:
    """The packages, locked in the order of their ids."""
    found = ArchivePackage.objects.filter(pk__in=pks).select_related("matter").order_by("pk")
    return list(found.select_for_update(of=("self",)))
