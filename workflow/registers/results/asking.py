"""Asking the library (查询): the filters of page and API, and the entries they find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from workflow.registers.models import Result

OPEN = ("any", "late", "mine")


@dataclass(frozen=True)
class Asked:
    """What the page was asked for; what cannot be read is not asked for."""

    q: str = ""
    kind: str = ""
    unit: str = ""
    place: str = ""
    year: str = ""
    about: str = ""
    who: str = ""
    open: str = ""
    matter: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """Read from an address."""
        said = {name: query.get(name, "").replace("\x00", "").strip()[:100] for name in cls.__dataclass_fields__}
        for name in ("unit", "year", "matter"):
            if not (said[name].isascii() and said[name].isdecimal() and len(said[name]) < 10):
                said[name] = ""
        return cls(**said)

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for at all."""
        return any(getattr(self, name) for name in self.__dataclass_fields__)

    @property
    def further(self) -> bool:
        """Whether one of the folded filters is set."""
        return any((self.unit, self.place, self.year, self.about, self.who))


def filtered(asked: Asked, person: Any, *, today: date) -> Any:
    """The entries that person may see and asked for."""
    found = Result.objects.visible_to(person, on=today)
    found = found.filter(matter=asked.matter) if asked.matter else found.in_library()
    same = {"kind": asked.kind, "unit": asked.unit, "happened_on__year": asked.year}
    found = found.filter(**{name: value for name, value in same.items() if value})
    if asked.place:
        found = found.filter(places__contains=[asked.place])
    field, _colon, code = asked.about.partition(":")
    if code and field in ("track", "task"):
        found = found.filter(**{field: code})
    if asked.who:
        found = found.of_person(asked.who)
    return _open(found, asked.open, person, today).matching(asked.q)


def _open(found: Any, which: str, person: Any, today: date) -> Any:
    if which not in OPEN:
        return found
    wanted = {"any": Q(), "late": Q(due_on__lt=today), "mine": Q(person=person)}
    return found.still_open().filter(wanted[which])
