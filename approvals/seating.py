"""Seating (席位): who sits on a phase's panel, and who instead when nobody is found or the signer is concerned.

``who`` of a phase is one of
{"heads_of": "unit"} · {"heads_of": "college" | "office" | "school"}: heads of the applicant's unit, or of the nearest of that
kind at or above it · {"office": "FIN"}: heads of that unit · {"duty": "school_leader"} · {"post": title, "unit": code}
· {"role": "finance"}: a queue · {"role": "secretary", "of": "unit"} · {"role": "leading_group", "each": true}: a seat for each
· {"field": fact}: the people whose ids a fact of the round holds · {"together": [parts]}. A part may carry "weight": n.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.conf import settings

from approvals.models import Phase
from approvals.people import directory
from approvals.people.models import Person, Unit

SHOWN = ("heads_of", "office", "duty", "post", "role", "field", "together")


@dataclass(frozen=True)
class Seat:
    """One place on a panel: a person's, or a role's queue from which somebody claims it."""

    person: Any = None
    role: str = ""
    unit: Unit | None = None
    weight: int = 1


@dataclass(frozen=True)
class Seating:
    """The seats of a panel; ``note`` says why they are somebody else's: nobody, or concerned."""

    seats: list[Seat] = field(default_factory=list)
    note: str = ""
    stopped: bool = False


def seats(phase: Phase, facts: Mapping[str, Any], *, barred: Iterable[int], on: date) -> Seating:
    """Who is asked. A barred person is never seated; then, or when nobody is found, the phase says who is."""
    barred = set(barred)
    asked = _asked(phase.who, facts, on=on)
    found = [seat for seat in asked if _free(seat, barred, on)]
    if found:
        return Seating(list(dict.fromkeys(found)))
    note = "concerned" if asked else "nobody"
    then = phase.concerned if asked else phase.nobody
    instead = _instead(then, phase, facts, barred=barred, on=on)
    fallback = [Seat(role=settings.APPROVALS_FALLBACK_ROLE)]
    return Seating(instead or fallback, note, stopped=then == Phase.Instead.STOP)


def _free(seat: Seat, barred: set[int], on: date) -> bool:
    if seat.person:
        return seat.person.pk not in barred
    return any(p.pk not in barred for p in directory.having_role(seat.role, unit=seat.unit, on=on))


def _asked(who: Mapping[str, Any], facts: Mapping[str, Any], *, on: date) -> list[Seat]:
    """The seats of a ``who``, barred people among them."""
    kind = next(name for name in SHOWN if name in who)
    weight = who.get("weight", 1)
    return [seat if kind == "together" else replace(seat, weight=weight) for seat in FINDERS[kind](who, facts, on)]


def _heads_of(who, facts, on) -> list[Seat]:
    unit = _unit(facts)
    levels = [unit, *unit.ancestors()] if unit else []
    if who["heads_of"] != "unit":
        levels = [level for level in levels if level.kind == who["heads_of"]]
    return _people(directory.heads_of(levels[0], on=on)) if levels else []


def _office(who, facts, on) -> list[Seat]:
    unit = Unit.objects.filter(code=who["office"]).first()
    return _people(directory.heads_of(unit, on=on)) if unit else []


def _duty(who, facts, on) -> list[Seat]:
    return _people(directory.holders(who["duty"], on=on))


def _post(who, facts, on) -> list[Seat]:
    return _people(directory.holding(who["post"], unit=who["unit"], on=on))


def _role(who, facts, on) -> list[Seat]:
    unit = _unit(facts) if "of" in who else None
    people = directory.having_role(who["role"], unit=unit, on=on)
    if who.get("each"):
        return _people(people)
    return [Seat(role=who["role"], unit=unit)] if people else []


def _field(who, facts, on) -> list[Seat]:
    ids = facts.get(who["field"]) or []
    return _people(Person.objects.filter(pk__in=ids if isinstance(ids, list) else [ids], is_active=True))


def _together(who, facts, on) -> list[Seat]:
    return [seat for part in who["together"] for seat in _asked(part, facts, on=on)]


FINDERS = {
    "heads_of": _heads_of, "office": _office, "duty": _duty, "post": _post, "role": _role, "field": _field,
    "together": _together,
}  # fmt: skip


def _instead(then: str, phase: Phase, facts: Mapping[str, Any], *, barred: set[int], on: date) -> list[Seat]:
    """Who sits there instead; nobody means the foreign-affairs office's queue."""
    if then == Phase.Instead.SUPERIOR:
        return [Seat(person=person) for person in superiors(_unit(facts), barred=barred, on=on)] if "heads_of" in phase.who else []
    if then == Phase.Instead.OFFICE and phase.office:
        return [seat for seat in _office({"office": phase.office}, facts, on) if seat.person.pk not in barred]
    return []


def superiors(unit: Unit | None, *, barred: set[int], on: date) -> list[Person]:
    """The heads at or above a unit, nearest first, of whom one at least is not barred."""
    for level in (unit, *unit.ancestors()) if unit else ():
        heads = [person for person in directory.heads_of(level, on=on) if person.pk not in barred]
        if heads:
            return heads
    return []


def _unit(facts: Mapping[str, Any]) -> Unit | None:
    return Unit.objects.filter(pk=facts["unit"]).first() if facts.get("unit") else None


def _people(people: Iterable[Person]) -> list[Seat]:
    return [Seat(person=person) for person in people]
