"""Who reads the figures (谁可以看统计): the leading group, the office and the administrators; what is kept is the office's."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from approvals.errors import NotYours
from approvals.people.models import Role

READERS = {Role.LEADING_GROUP, Role.FAO, Role.ADMINISTRATOR}
SEE_MATTERS = {Role.LEADING_GROUP, Role.FAO}
Roles = Collection[tuple[str, int | None]]


def of_the_school(roles: Roles) -> set[str]:
    """The roles that somebody has for the whole school."""
    return {role for role, unit in roles if unit is None}


def admit(roles: Roles) -> None:
    """Raise NotYours for whoever does not read the figures."""
    if not READERS & of_the_school(roles):
        raise NotYours(_("The figures are for the leading group, the foreign-affairs office and the administrators."))


def admit_the_office(roles: Roles) -> None:
    """Raise NotYours for whoever does not keep the figures."""
    if Role.FAO not in of_the_school(roles):
        raise NotYours(_("The foreign-affairs office keeps the figures."))
