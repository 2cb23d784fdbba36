"""The last day to hand a passport in (收缴期限). Natural days without exempting holidays (S03); pure arithmetic."""

from datetime import date, timedelta

PLANNED = "planned"


def due_on(
    basis: str, *, days: int, came_home_on: date | None = None, left_on: date | None = None,
    approved_days: int | None = None, cancelled_on: date | None = None,
) -> date | None:
    """None while nothing is known to count from.

    A cancelled trip: ``days`` after the cancellation. Basis ``planned``: departure + approved days + ``days`` (S12).
    Otherwise ``days`` after the entry, whose next day is day 1 (S06 S11).
    """
    grace = timedelta(days=days)
    if cancelled_on is not None:
        return cancelled_on + grace
    if basis == PLANNED and left_on is not None and approved_days is not None:
        return left_on + timedelta(days=approved_days) + grace
    return came_home_on + grace if came_home_on is not None else None


def last_day(matter, *, home: date, limits, cancelled: bool = False) -> date:
    """The last day for a group that came home on ``home``; ``cancelled``: that was called off on that day."""
    if cancelled or not matter.starts_on or not matter.ends_on:
        return home + timedelta(days=limits.passport_return_days)
    approved = (matter.ends_on - matter.starts_on).days + 1  # both ends count
    last = due_on(
        limits.passport_due_basis, days=limits.passport_return_days, came_home_on=home, left_on=matter.starts_on,
        approved_days=approved,
    )
    return last or home
