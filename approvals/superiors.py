"""Superiors (上级): who is told, and who is asked instead, when somebody does not answer in time."""

from collections.abc import Collection
from datetime import date

from django.conf import settings

from approvals.deadlines import whose
from approvals.models import Assignment
from approvals.people import directory
from approvals.people.models import Person, Unit
from approvals.seating import superiors


def above(assignment: Assignment, *, barred: Collection[int], on: date) -> list[Person]:
    """The nearest heads over those it waits for, who are not asked themselves; nobody where there are none.

    Of a queue: over everybody who holds its role. A barred person is nobody's superior here.
    """
    asked = whose(assignment, barred=barred, on=on)
    but = {*barred, *(person.pk for person in asked)}
    return list(dict.fromkeys(head for unit in _units(asked, on=on) for head in superiors(unit, barred=but, on=on)))


def office(*, barred: Collection[int], on: date) -> list[Person]:
    """The office that is asked where nobody can be found."""
    return [p for p in directory.having_role(settings.APPROVALS_FALLBACK_ROLE, on=on) if p.pk not in barred]


def heads_of_office(code: str, *, but: Collection[int], on: date) -> list[Person]:
    """The heads of the unit a route names as its office; nobody where it names none."""
    unit = Unit.objects.filter(code=code).first() if code else None
    return [head for head in directory.heads_of(unit, on=on) if head.pk not in but] if unit else []


def _units(people: list[Person], *, on: date) -> list[Unit]:
    """The unit of each one's first post, each once."""
    posts = [directory.posts_of(person, on=on)[:1] for person in people]
    return list(dict.fromkeys(holding.post.unit for first in posts for holding in first))
