"""Deputyships by their instants, for tests of what holds when."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from approvals.models import Deputyship


def stands_in(
    cast: dict[str, Any], deputy: str, principal: str, *, now: datetime, kinds: tuple[str, ...] = (), limit: int | None = None,
    since: timedelta = timedelta(days=1), lasts: timedelta = timedelta(days=30),
) -> Deputyship:  # fmt: skip
    """In force since a day ago, unless told otherwise."""
    begins = now - since
    return Deputyship.objects.create(
        principal=cast[principal], deputy=cast[deputy], begins_at=begins, ends_at=begins + lasts, kinds=list(kinds),
        limit=None if limit is None else Decimal(limit), made_at=begins, made_by=cast[principal],
    )
