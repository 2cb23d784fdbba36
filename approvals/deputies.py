"""Deputies (代理): who stands in for whom at an instant, through chains; loops end where they began.

One recursive statement a question, and none twice inside ``asked_once``.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import connection
from django.db.models import Q

from approvals.asked import remembered
from approvals.people.models import Person

# Along a chain the narrower of two mandates holds: the kinds both name, the smaller limit.
MANDATES = """
WITH RECURSIVE up(person_id, kinds, "limit", way) AS (
  SELECT principal_id, kinds::text[], "limit"::numeric, ARRAY[deputy_id, principal_id] FROM approvals_deputyship
  WHERE deputy_id = %(deputy)s AND begins_at <= %(at)s AND ends_at > %(at)s
  UNION ALL
  SELECT next.principal_id,
    CASE WHEN up.kinds = '{}' THEN next.kinds::text[] WHEN next.kinds = '{}' THEN up.kinds
      ELSE ARRAY(SELECT unnest(up.kinds) INTERSECT SELECT unnest(next.kinds) UNION ALL
        SELECT '-' WHERE NOT up.kinds && next.kinds::text[]) END,
    LEAST(up."limit", next."limit"), up.way || next.principal_id
  FROM approvals_deputyship next JOIN up ON next.deputy_id = up.person_id
  WHERE next.begins_at <= %(at)s AND next.ends_at > %(at)s AND NOT next.principal_id = ANY(up.way)
) SELECT DISTINCT person_id, kinds, "limit" FROM up
"""
DEPUTIES = """
WITH RECURSIVE down(principal_id, person_id, kinds, "limit", way) AS (
  SELECT principal_id, deputy_id, kinds::text[], "limit"::numeric, ARRAY[principal_id, deputy_id] FROM approvals_deputyship
  WHERE principal_id = ANY(%(principals)s) AND begins_at <= %(at)s AND ends_at > %(at)s
  UNION ALL
  SELECT down.principal_id, next.deputy_id,
    CASE WHEN down.kinds = '{}' THEN next.kinds::text[] WHEN next.kinds = '{}' THEN down.kinds
      ELSE ARRAY(SELECT unnest(down.kinds) INTERSECT SELECT unnest(next.kinds) UNION ALL
        SELECT '-' WHERE NOT down.kinds && next.kinds::text[]) END,
    LEAST(down."limit", next."limit"), down.way || next.deputy_id
  FROM approvals_deputyship next JOIN down ON next.principal_id = down.person_id
  WHERE next.begins_at <= %(at)s AND next.ends_at > %(at)s AND NOT next.deputy_id = ANY(down.way)
) SELECT DISTINCT principal_id, person_id, kinds, "limit" FROM down
"""
BARRED = "SELECT * FROM approvals_barred(%s, %s)"


@dataclass(frozen=True)
class Mandate:
    """What a deputy may decide for a principal: of these kinds (none: all), up to that amount (None: any)."""

    principal: int
    kinds: tuple[str, ...] = ()
    limit: Decimal | None = None

    def covers(self, kind: str, amount: Decimal | None) -> bool:
        """Whether a round of that kind and amount is within it; an unknown amount is within no limit."""
        in_kind = not self.kinds or kind in self.kinds
        return in_kind and (self.limit is None or amount is not None and amount <= self.limit)

    def rounds(self, prefix: str = "panel__round__") -> Q:
        """The same as a condition on assignments."""
        of_kind = Q(**{f"{prefix}route__kind__in": self.kinds}) if self.kinds else Q()
        return of_kind & (Q() if self.limit is None else Q(**{f"{prefix}amount__lte": self.limit}))


@remembered
def mandates_of(person: Person, *, at: datetime) -> list[Mandate]:
    """For whom that person stands in, also as the deputy of a deputy."""
    with connection.cursor() as cursor:
        cursor.execute(MANDATES, {"deputy": person.pk, "at": at})
        return [Mandate(principal, tuple(kinds), limit) for principal, kinds, limit in cursor.fetchall()]


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
