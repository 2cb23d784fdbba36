"""Who reads the figures (谁可以看统计): the leading group, the office and the administrators; what is kept is the office's."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from approvals.errors import NotYours
from approvals.people.models import Role
from workflow.desk.context import roles_in

READERS = {Role.LEADING_GROUP, Role.FAO, Role.ADMINISTRATOR}
SEE_MATTERS = {Role.LEADING_GROUP, Role.FAO}


def school_roles(request: HttpRequest) -> set[str]:
    """The roles that somebody has for the whole school."""
    return {role for role, unit in roles_in(request) if unit is None}


def admit(request: HttpRequest, *, office: bool = False) -> None:
    """Raise NotYours for whoever neither leads nor keeps the figures."""
    if not (READERS if not office else {Role.FAO}) & school_roles(request):
        raise NotYours(
            _("The foreign-affairs office keeps the figures.") if office
            else _("The figures are for the leading group, the foreign-affairs office and the administrators.")
        )  # fmt: skip
