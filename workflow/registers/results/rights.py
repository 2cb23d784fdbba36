"""Who may what in the library (成果库的权限); raises NotYours with a sentence that says who may."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.deputies import desk_of, instant
from approvals.errors import NotYours
from approvals.people import directory
from approvals.people.models import Duty, Holding, Role
from workflow.core.models import Matter

OFFICE = frozenset({Role.FAO})
ORGANISERS = frozenset({Role.FAO, Role.SECRETARY})


@dataclass(frozen=True)
class Standing:
    """What somebody is: roles of the whole school; units they belong to; units that are theirs with everything below."""

    roles: frozenset[str]
    units: frozenset[int]
    over: frozenset[int]


def school_roles(person: Any, *, on: date) -> set[str]:
    """The roles that somebody has in the whole school; the shell of the page asks the same."""
    return {role for role, unit in desk_of(person, at=instant(on)).roles if unit is None}


def standing_of(person: Any, *, on: date) -> Standing:
    """Where the person holds a post, heads a unit, or has a role in one."""
    roles = desk_of(person, at=instant(on)).roles
    posts = list(Holding.objects.on(on).filter(person=person).values_list("post__unit_id", "post__duty"))
    heads = {unit for unit, duty in posts if duty == Duty.HEAD}
    return Standing(
        roles=frozenset(role for role, unit in roles if unit is None),
        units=frozenset(unit for unit, _duty in posts),
        over=frozenset({*heads, *(unit for _role, unit in roles if unit is not None)}),
    )


def is_office(person: Any, *, on: date) -> bool:
    """Whether somebody is of the foreign-affairs office."""
    return has(directory.roles_of(person, on=on), OFFICE)


def has(roles: Collection[tuple[str, int | None]], wanted: Collection[str]) -> bool:
    """Whether one of these roles, held in the whole school, is among the wanted."""
    return any(role in wanted for role, unit in roles if unit is None)


def concerned(matter: Any, person: Any) -> bool:
    """Whether somebody applied for a matter, prepared it or took part."""
    return person.pk in {matter.owner_id, matter.preparer_id} or matter.participants.filter(person=person, dropped_at=None).exists()


def admit_to_enter(matter: Matter | None, by: Any, *, now) -> None:
    """To a matter whoever applied for it, prepared it or took part, the unit's secretary and the office; alone the office."""
    on = timezone.localdate(now)
    if is_office(by, on=on):
        return
    if matter is None:
        raise NotYours(_("Results without a matter are entered by the foreign-affairs office."))
    if not concerned(matter, by) and not directory.has_role(by, Role.SECRETARY, on=on, unit=matter.unit):
        raise NotYours(_("Results are entered by those who took part, the unit's secretary and the foreign-affairs office."))


def admit_to_close(result: Any, by: Any, *, now) -> None:
    """Who answers for it, who entered it, the office."""
    if by.pk not in {result.person_id, result.by_id} and not is_office(by, on=timezone.localdate(now)):
        raise NotYours(_("The responsible person, who entered it, or the foreign-affairs office says what became of it."))


def admit_office(by: Any, *, now) -> None:
    """The office alone: it publishes, and it forgets people."""
    if not is_office(by, on=timezone.localdate(now)):
        raise NotYours(_("The foreign-affairs office does this."))


def admit_to_organise(by: Any, *, now) -> None:
    """The office and the secretaries of the units hold sessions."""
    if not any(role in ORGANISERS for role, _unit in directory.roles_of(by, on=timezone.localdate(now))):
        raise NotYours(_("Sharing sessions are held by the foreign-affairs office and the secretaries of the units."))


def admit_organiser(session: Any, by: Any, *, now) -> None:
    """Who organises it, or the office."""
    if by.pk != session.organiser_id and not is_office(by, on=timezone.localdate(now)):
        raise NotYours(_("The organiser of the session, or the foreign-affairs office, does this."))
