"""Naming (点名): people as somebody types them, by staff number or full name."""

import re
from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from approvals.people.models import Person

BETWEEN = re.compile(r"[\s,，、;；]+")


def people_named(typed: str) -> list[Person]:
    """Each person once, in the order typed. Raises NotComplete naming who is unknown and who is not the only one."""
    names = list(dict.fromkeys(name for name in BETWEEN.split(typed) if name))
    return _each(names, Person.objects.active().filter(Q(username__in=names) | Q(name__in=names)))


def people_numbered(numbers: Sequence[str]) -> list[Person]:
    """The same for programs, which name people by their staff numbers alone."""
    numbers = list(dict.fromkeys(numbers))
    return _each(numbers, Person.objects.active().filter(username__in=numbers))


def _each(names: list[str], people: Iterable[Person]) -> list[Person]:
    known = list(people) if names else []
    found = {name: [p for p in known if p.username == name] or [p for p in known if p.name == name] for name in names}
    complaints = [_complaint(name, len(people)) for name, people in found.items() if len(people) != 1]
    if complaints:
        raise NotComplete(complaints=complaints)
    return list({person.pk: person for (person,) in found.values()}.values())


def _complaint(name: str, count: int) -> str:
    if count:
        return _("%(count)d people are called %(name)s; give the staff number.") % {"count": count, "name": name}
    return _("Nobody here has the staff number or name %(name)s.") % {"name": name}
