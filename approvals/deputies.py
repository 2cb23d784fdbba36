"""Deputies (代理): who stands in for whom at an instant, through chains; loops end where they began.

One recursive statement a question, and none twice inside ``asked_once``. Along a chain the narrower of two mandates
holds: the kinds that both name, the smaller limit. Who has left the university neither stands in nor is stood in for,
but what barred them bars their deputies still.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from approvals.asked import foretell, remembered
from approvals.people import directory
from approvals.people.models import Person

Roles = frozenset[tuple[str, int | None]]

# UNION keeps each (person, kinds, limit) once and every step can only narrow: loops and diamonds end.
NARROWER = """
  CASE WHEN way.kinds = '{}' THEN stands.kinds::text[] WHEN stands.kinds = '{}' THEN way.kinds
    WHEN NOT way.kinds && stands.kinds::text[] THEN ARRAY['-']
    ELSE ARRAY(SELECT unnest(way.kinds) INTERSECT SELECT unnest(stands.kinds) ORDER BY 1) END,
  LEAST(way."limit", stands."limit"::numeric)"""
IN_FORCE = "stands.begins_at <= %(at)s AND stands.ends_at > %(at)s"
UPWARDS = f"""
WITH RECURSIVE way(person_id, kinds, "limit", there) AS (
  SELECT %(person)s::bigint, ARRAY[]::text[], NULL::numeric, true
  UNION
  SELECT stands.principal_id, {NARROWER}, way.there AND principal.is_active
  FROM way JOIN approvals_deputyship stands ON stands.deputy_id = way.person_id AND {IN_FORCE}
  JOIN people_person principal ON principal.id = stands.principal_id
  WHERE stands.principal_id <> %(person)s
)
"""
DESK = f"""{UPWARDS}
SELECT way.person_id, person.name, way.there, way.kinds, way."limit", (
  SELECT jsonb_agg(jsonb_build_array(held.role, held.unit_id)) FROM people_rolegrant held
  WHERE held.person_id = way.person_id AND held.since <= %(on)s AND coalesce(held.until, %(on)s) >= %(on)s
    AND (person.is_active OR person.left_on > %(on)s)
) FROM way JOIN people_person person ON person.id = way.person_id ORDER BY person.name_key, person.id
"""
HOLD = f"""{UPWARDS}
SELECT stands.id FROM approvals_deputyship stands
WHERE stands.deputy_id IN (SELECT person_id FROM way) AND {IN_FORCE} ORDER BY stands.id FOR SHARE OF stands
"""
DEPUTIES = f"""
WITH RECURSIVE way(principal_id, person_id, kinds, "limit") AS (
  SELECT id, id, ARRAY[]::text[], NULL::numeric FROM people_person WHERE id = ANY(%(principals)s) AND is_active
  UNION
  SELECT way.principal_id, stands.deputy_id, {NARROWER}
  FROM way JOIN approvals_deputyship stands ON stands.principal_id = way.person_id AND {IN_FORCE}
  JOIN people_person deputy ON deputy.id = stands.deputy_id AND deputy.is_active
  WHERE stands.deputy_id <> way.principal_id
)
SELECT principal_id, person_id, kinds, "limit" FROM way WHERE person_id <> principal_id
"""
BARRED = "SELECT * FROM approvals_barred(%s, %s)"


@dataclass(frozen=True)
class Mandate:
    """What a deputy may decide for a principal: of these kinds (none: all), up to that amount (None: any)."""

    principal: int
    kinds: tuple[str, ...] = ()
    limit: Decimal | None = None
    name: str = ""
    roles: Roles = frozenset()

    def covers(self, kind: str, amount: Decimal | None) -> bool:
        """Whether a round of that kind and amount is within it; an unknown amount is within no limit."""
        in_kind = not self.kinds or kind in self.kinds
        return in_kind and (self.limit is None or amount is not None and amount <= self.limit)

    def rounds(self, prefix: str = "panel__round__") -> Q:
        """The same as a condition on assignments."""
        of_kind = Q(**{f"{prefix}route__kind__in": self.kinds}) if self.kinds else Q()
        return of_kind & (Q() if self.limit is None else Q(**{f"{prefix}amount__lte": self.limit}))


@dataclass(frozen=True)
class Desk:
    """What may lie on a person's desk: the queues of their own roles, and what waits for whom they stand in for.

    ``bars`` are the people whose prohibitions are theirs, they themselves among them.
    """

    roles: Roles
    mandates: tuple[Mandate, ...]
    bars: frozenset[int]

    def mandate_for(self, principals: Collection[int], *, kind: str, amount: Decimal | None) -> Mandate | None:
        """The first mandate of one of those principals that covers a round of that kind and amount."""
        found = (one for one in self.mandates if one.principal in principals and one.covers(kind, amount))
        return next(found, None)


@remembered
def instant(on: date) -> datetime:
    """The instant at which a page looks: now, the same however often it is asked; of any other day its noon."""
    if on == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(on, time(12)))


@remembered
def desk_of(person: Person, *, at: datetime) -> Desk:
    """Roles and mandates in one statement; ``directory.roles_of`` then knows the roles too."""
    on = timezone.localdate(at)
    with connection.cursor() as cursor:
        cursor.execute(DESK, {"person": person.pk, "at": at, "on": on})
        rows = cursor.fetchall()
    mandates = tuple(_mandate(*row) for row in rows if row[0] != person.pk and row[2])
    roles = next((_roles(held) for pk, *_rest, held in rows if pk == person.pk), frozenset())
    foretell(directory.roles_of, person, on=on, answer=set(roles))
    return Desk(roles, mandates, frozenset({person.pk, *(row[0] for row in rows)}))


def _mandate(principal: int, name: str, _there: bool, kinds: Iterable[str], limit: Decimal | None, held: str | None) -> Mandate:
    return Mandate(principal, tuple(kinds), limit, name, _roles(held))


def _roles(held: str | None) -> Roles:
    return frozenset((role, unit) for role, unit in json.loads(held or "[]"))


def hold(person: Person, *, at: datetime) -> None:
    """Let nobody end what that person's mandates rest on before this transaction is over; to be asked before ``desk_of``."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD, {"person": person.pk, "at": at})


def deputies_of(principals: Collection[int], *, kind: str, amount: Decimal | None, at: datetime) -> dict[int, set[int]]:
    """Who stands in for each of them in a round of that kind and amount."""
    found: dict[int, set[int]] = {}
    if not principals:
        return found
    with connection.cursor() as cursor:
        cursor.execute(DEPUTIES, {"principals": list(principals), "at": at})
        for principal, person, kinds, limit in cursor.fetchall():
            if Mandate(principal, tuple(kinds), limit).covers(kind, amount):
                found.setdefault(principal, set()).add(person)
    return found


@remembered
def barred_from(subject_id: int, *, at: datetime) -> set[int]:
    """Whom the subject concerns (回避), their deputies of that instant among them; none of them decides it."""
    with connection.cursor() as cursor:
        cursor.execute(BARRED, [subject_id, at])
        return {person for (person,) in cursor.fetchall()}
