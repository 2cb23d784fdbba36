"""Who may see which matter (可见范围): one queryset method; a foreign id is 404."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from approvals.deputies import desk_of, instant
from approvals.inbox import stood_for
from approvals.models import Assignment, Copy, Decision
from approvals.people.models import Role
from approvals.people.models.unit import offspring
from workflow.core.models.participant import Participant

EVERYTHING = {Role.FAO, Role.CUSTODIAN, Role.ARCHIVIST, Role.LEADING_GROUP}
"""Roles that see every submitted matter of the school."""


class Visible:
    """A queryset of matters that answers for one person."""

    def visible_to(self, person, *, on: date | None = None):
        """Own, prepared, travelled, assigned and copied matters; by role a unit's or the school's submitted ones.

        A draft is seen by its owner and its preparer, and by whoever has something to do on it (例外审定); what waits for
        somebody also by their deputies (代理), and afterwards by who decided it.
        """
        return self._any_of(_grounds(person, on=on or timezone.localdate()))

    def of(self, person):
        """What somebody applied for, prepares or travels on."""
        return self._any_of(_own(person))

    def first_visible_to(self, person, *, order: str, count: int):
        """The first so many that the person may see, by ``pk`` or ``-pk``."""
        return self._first(_grounds(person, on=timezone.localdate()), order=order, count=count)

    def first_of(self, person, *, order: str, count: int):
        """The first so many of the person's own."""
        return self._first(_own(person), order=order, count=count)

    def _any_of(self, grounds: list[Q]):
        first, *others = (self.model._base_manager.order_by().filter(ground).values("pk") for ground in grounds)
        return self.filter(pk__in=first.union(*others)) if others else self.filter(grounds[0])

    def _first(self, grounds: list[Q], *, order: str, count: int):
        """Each ground gives its first rows by an index of its own; a union of everything would sort all of history."""
        first, *others = (self.filter(ground).order_by(order).values("pk")[:count] for ground in grounds)
        chosen = self.filter(pk__in=first.union(*others)) if others else self.filter(grounds[0])
        return chosen.order_by(order)[:count]


def _own(person) -> list[Q]:
    taken_part = Participant.objects.filter(person=person).values("matter")
    return [Q(owner=person), Q(preparer=person), Q(pk__in=taken_part) & ~Q(state="draft")]


def _grounds(person, *, on: date) -> list[Q]:
    """Why somebody may see a matter, each reason by itself."""
    desk = desk_of(person, at=instant(on))
    roles = desk.roles
    if {role for role, unit in roles if unit is None} & EVERYTHING:
        asked = Assignment.objects.order_by().open().filter(_asked(person, roles), subject__state="draft")
        return [Q(owner=person) | Q(preparer=person) | ~Q(state="draft") | Q(pk__in=asked.values("subject"))]
    assigned = Assignment.objects.order_by().filter(_asked(person, roles)).values("subject")
    copied = Copy.objects.order_by().filter(person=person).values("subject")
    grounds = [*_own(person), Q(pk__in=assigned), Q(pk__in=copied) & ~Q(state="draft")]
    grounds.append(Q(pk__in=Decision.objects.order_by().filter(by=person).values("subject")))
    if desk.mandates:
        grounds.append(Q(pk__in=Assignment.objects.order_by().asked().filter(stood_for(person, desk)).values("subject")))
    units = _of_secretary(roles)
    return [*grounds, Q(unit__in=offspring(units)) & ~Q(state="draft")] if units else grounds


def _asked(person, roles) -> Q:
    asked = Q(person=person)
    for role, unit in roles:
        asked |= Q(role=role) if unit is None else Q(role=role, unit=unit)
    return asked


def _of_secretary(roles) -> list[int]:
    """The units whose 外事秘书 somebody is; those under them are theirs too."""
    return [unit for role, unit in roles if unit is not None and role == Role.SECRETARY]
