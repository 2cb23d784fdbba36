"""Who may see which matter (可见范围): one queryset method; a foreign id is 404."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from approvals.models import Assignment
from approvals.people import directory
from approvals.people.models import Role
from approvals.people.models.unit import offspring

EVERYTHING = {Role.FAO, Role.CUSTODIAN, Role.ARCHIVIST, Role.LEADING_GROUP}
"""Roles that see every submitted matter of the school."""


class Visible:
    """A queryset of matters that answers for one person."""

    def visible_to(self, person, *, on: date | None = None):
        """Own, prepared, travelled and assigned matters; by role a unit's or the school's submitted ones.

        A draft is seen by its owner and its preparer, and by whoever has something to do on it (例外审定).
        """
        roles = directory.roles_of(person, on=on or timezone.localdate())
        own = Q(owner=person) | Q(preparer=person)
        if {role for role, unit in roles if unit is None} & EVERYTHING:
            asked = Assignment.objects.order_by().open().filter(_asked(person, roles), subject__state="draft")
            return self.filter(own | ~Q(state="draft") | Q(pk__in=asked.values("subject")))
        matters = self.model._base_manager.order_by()
        mine = matters.filter(owner=person).values("pk")
        prepared = matters.filter(preparer=person).values("pk")
        taken_part = matters.filter(participants__person=person).exclude(state="draft").values("pk")
        asked = Assignment.objects.order_by().filter(_asked(person, roles)).values("subject")
        unit = matters.filter(unit__in=offspring(_of_secretary(roles))).exclude(state="draft").values("pk")
        return self.filter(pk__in=mine.union(prepared, taken_part, asked, unit))

    def of(self, person):
        """What somebody applied for, prepares or travels on."""
        matters = self.model._base_manager.order_by()
        mine = matters.filter(owner=person).values("pk")
        prepared = matters.filter(preparer=person).values("pk")
        taken_part = matters.filter(participants__person=person).exclude(state="draft").values("pk")
        return self.filter(pk__in=mine.union(prepared, taken_part))


def _asked(person, roles) -> Q:
    asked = Q(person=person)
    for role, unit in roles:
        asked |= Q(role=role) if unit is None else Q(role=role, unit=unit)
    return asked


def _of_secretary(roles) -> list[int]:
    """The units whose 外事秘书 somebody is; those under them are theirs too."""
    return [unit for role, unit in roles if unit is not None and role == Role.SECRETARY]
