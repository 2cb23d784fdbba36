"""Forecast (预计流程): before something is handed in, who will be asked, until when, and how long it took before.

The phases of the route in force whose conditions the facts fulfil, with the people of the day on which each is reached,
deputies among them (代). How long a phase takes is told by the school's own ended panels of the last year: the median
and the 90th percentile of working days, once there are enough of them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import pgettext

from approvals import routes, seating
from approvals.calendar import add_working_days
from approvals.conditions import holds
from approvals.deputies import deputies_of
from approvals.errors import NotNow
from approvals.models import Panel, Phase
from approvals.people import directory
from approvals.people.models import Person, Role

MOST_NAMES = 4
ENOUGH = 5  # fewer ended panels tell nothing
YEAR = timedelta(days=365)
# percentile_disc: a number of days that was really taken, never one between two.
TOOK = """
SELECT phase.code, count(*),
  percentile_disc(0.5) WITHIN GROUP (ORDER BY panel.took), percentile_disc(0.9) WITHIN GROUP (ORDER BY panel.took)
FROM approvals_panel panel
JOIN approvals_phase phase ON phase.id = panel.phase_id
JOIN approvals_route route ON route.id = phase.route_id
WHERE panel.outcome = 'agree' AND panel.took IS NOT NULL AND panel.ended_at >= %(since)s AND panel.ended_at < %(until)s
  AND route.kind = %(kind)s AND route.purpose = %(purpose)s
GROUP BY phase.code
"""


@dataclass(frozen=True)
class Took:
    """How long a phase took: of how many, the median, and what nine of ten did not exceed."""

    count: int = 0
    median: int | None = None
    ninetieth: int | None = None

    @property
    def enough(self) -> bool:
        return self.count >= ENOUGH


@dataclass(frozen=True)
class Foreseen:
    """One phase: who will be asked, from when, until when at the latest; median and ninetieth where enough is known."""

    phase: Phase
    names: list[str]
    role: str  # name of the role whose queue it is; empty where people are asked by name
    note: str  # why it is somebody else
    how: str  # how several of them agree
    begins: date
    due: date
    count: int = 0
    median: int | None = None
    ninetieth: int | None = None


def forecast(
    kind: str, facts: Mapping[str, Any], *, barred: Collection[int], on: date, purpose: str = "application"
) -> list[Foreseen]:
    """The way of a matter of that kind handed in on that day; nothing where no route is published."""
    try:
        route = routes.in_force(kind, purpose)
    except NotNow:
        return []
    applying, known = [phase for phase in route.phases.all() if holds(phase.when, facts)], took(kind, on=on, purpose=purpose)
    way, begins = [], on
    for _step, together in groupby(applying, key=lambda phase: phase.step):
        phases = list(together)
        people = _Step(kind, facts, barred=barred, begins=begins)
        way += [_foreseen(phase, people, known.get(phase.code, Took()), begins=begins) for phase in phases]
        begins = add_working_days(begins, max(phase.days for phase in phases))
    return way


def latest(way: Sequence[Foreseen]) -> date | None:
    """When it is decided if everybody takes the time they have."""
    return max((each.due for each in way), default=None)


def likely(way: Sequence[Foreseen], *, on: date) -> date | None:
    """When it is decided if every phase takes its median, its own limit where too little is known; None if nothing is."""
    if not any(each.median is not None for each in way):
        return None
    steps = groupby(way, key=lambda each: each.phase.step)
    days = sum(max(each.phase.days if each.median is None else each.median for each in step) for _no, step in steps)
    return add_working_days(on, days)


def took(kind: str, *, on: date, purpose: str = "application") -> dict[str, Took]:
    """How long each phase took in the year before that day, by its code, over all versions of the route."""
    until = timezone.make_aware(datetime.combine(on + timedelta(days=1), time()))
    with connection.cursor() as cursor:
        cursor.execute(TOOK, {"kind": kind, "purpose": purpose, "since": until - YEAR, "until": until})
        return {code: Took(*figures) for code, *figures in cursor.fetchall()}


class _Step:
    """Who sits on the panels of one step, on the day it begins, and who stands in for them then."""

    def __init__(self, kind: str, facts: Mapping[str, Any], *, barred: Collection[int], begins: date):
        self.kind, self.facts, self.on = kind, dict(facts), begins
        self.at = timezone.make_aware(datetime.combine(begins, time(12)))
        self.amount = _amount(facts.get("amount"))
        self.barred = {*barred, *(deputy for found in self._deputies(barred).values() for deputy in found)}

    def seats(self, phase: Phase) -> tuple[list[seating.Seat], str]:
        """The seats, and in words why they are somebody else's."""
        found = seating.seats(phase, self.facts, barred=self.barred, on=self.on)
        return found.seats, Panel(phase=phase, note=found.note, stopped=found.stopped).said

    def names(self, seats: list) -> list[str]:
        """The people of the seats; a role's queue by the names of those who may claim from it."""
        people = [person for seat in seats for person in self._people(seat)]
        deputies = self._deputies([person.pk for person in people])
        known = Person.objects.in_bulk({pk for found in deputies.values() for pk in found} - self.barred) if deputies else {}
        named = [name for person in people for name in _named(person, sorted(deputies.get(person.pk, ())), known)]
        return list(dict.fromkeys(named))

    def _people(self, seat) -> list[Person]:
        people = [seat.person] if seat.person else directory.having_role(seat.role, unit=seat.unit, on=self.on)
        return [person for person in people if person.pk not in self.barred][:MOST_NAMES]

    def _deputies(self, principals: Collection[int]) -> dict[int, set[int]]:
        return deputies_of(principals, kind=self.kind, amount=self.amount, at=self.at)


def _foreseen(phase: Phase, people: _Step, known: Took, *, begins: date) -> Foreseen:
    seats, note = people.seats(phase)
    role = next((str(Role(seat.role).label) for seat in seats if seat.role), "")
    several = len(seats) > 1 or phase.quorum in (Phase.Quorum.COUNT, Phase.Quorum.RATIO, Phase.Quorum.WEIGHT)
    return Foreseen(
        phase=phase, names=people.names(seats) or [role], role=role, note=note,
        how=str(phase.get_quorum_display()) if several and not role else "", begins=begins,
        due=add_working_days(begins, phase.days), count=known.count,
        median=known.median if known.enough else None, ninetieth=known.ninetieth if known.enough else None,
    )  # fmt: skip


def _named(person: Person, deputies: Sequence[int], known: Mapping[int, Person]) -> list[str]:
    """王五 代 李四; the person alone where nobody stands in."""
    standing_in = [known[pk] for pk in deputies if pk in known]
    words = pgettext("deputy", "%(deputy)s for %(principal)s")
    return [words % {"deputy": deputy.name, "principal": person.name} for deputy in standing_in] or [str(person)]


def _amount(told: Any) -> Decimal | None:
    try:
        return None if told in (None, "") else Decimal(str(told))
    except InvalidOperation:
        return None
