"""The directory (通讯录): who is asked? Every answer is for a day, sorted by name, and costs one or two statements.

Inside ``asked_once`` a question costs nothing the second time, and ``look_up`` asks for many roles in one statement.

Nobody who had left by that day is ever named.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from approvals.asked import foretell, remembered
from approvals.people.models import Duty, Holding, Person, RoleGrant, Unit
from approvals.people.models.unit import lineage


def _people(rows: list) -> list[Person]:
    """Each person once, by name."""
    return sorted({row.person for row in rows}, key=lambda person: (person.name_key, person.pk))


def holders(duty: str, *, unit: Unit | None = None, on: date) -> list[Person]:
    """Who holds a post with that duty; in that unit only, when one is named."""
    holdings = Holding.objects.on(on).of_people_there(on).filter(post__duty=duty)
    if unit is not None:
        holdings = holdings.filter(post__unit=unit)
    return _people(list(holdings.select_related("person")))


def holding(title: str, *, unit: str, on: date) -> list[Person]:
    """Who holds the post of that title in the unit of that code."""
    holdings = Holding.objects.on(on).of_people_there(on).filter(post__title=title, post__unit__code=unit)
    return _people(list(holdings.select_related("person")))


def heads_of(unit: Unit, *, on: date) -> list[Person]:
    """The heads of the unit (单位负责人); while nobody holds the post, those of the unit above."""
    above = [unit.pk, *(ancestor.pk for ancestor in unit.ancestors())]
    heads = Holding.objects.on(on).of_people_there(on).filter(post__duty=Duty.HEAD, post__unit__in=above)
    found = list(heads.select_related("person", "post"))
    if not found:
        return []
    nearest = min((holding.post.unit_id for holding in found), key=above.index)
    return _people([holding for holding in found if holding.post.unit_id == nearest])


def _covering(unit: Unit | None) -> Q:
    """Grants that reach this unit: of the whole school, of the unit itself or of one above it."""
    school = Q(unit=None)
    return school if unit is None else school | Q(unit__in=lineage(unit.pk))


def having_role(role: str, *, unit: Unit | None = None, on: date) -> list[Person]:
    """Who has the role in the whole school and, when a unit is named, there or in a unit above it."""
    return _people(_grants(role, unit, on))


def look_up(roles: Collection[str], *, on: date) -> None:
    """Ask who has several roles in the whole school, so that ``having_role`` knows it of each."""
    grants = list(_in_force(on).filter(unit=None, role__in=roles)) if roles else []
    for role in roles:
        foretell(_grants, role, None, on, answer=[grant for grant in grants if grant.role == role])


@remembered
def _grants(role: str, unit: Unit | None, on: date) -> list[RoleGrant]:
    return list(_in_force(on).filter(_covering(unit), role=role))


def _in_force(on: date):
    return RoleGrant.objects.on(on).of_people_there(on).select_related("person")


@remembered
def roles_of(person: Person, *, on: date) -> set[tuple[str, int | None]]:
    """All roles of a person as (role, unit's id); no unit means the whole school."""
    return set(person.grants.on(on).of_people_there(on).values_list("role", "unit_id"))


def has_role(person: Person, role: str, *, on: date, unit: Unit | None = None) -> bool:
    """Whether the person has the role in the whole school or, when a unit is named, for that unit."""
    return person.grants.on(on).of_people_there(on).filter(_covering(unit), role=role).exists()


def posts_of(person: Person, *, on: date) -> list[Holding]:
    """The posts a person holds (现任职务), highest duty first, with unit and title loaded."""
    holdings = person.holdings.on(on).select_related("post__unit", "person")
    return sorted(holdings, key=lambda holding: (holding.post.duty == "", holding.since, holding.pk))
