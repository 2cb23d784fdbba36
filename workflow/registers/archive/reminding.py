"""Reminders of the hand-over (移交提醒): a month before it is due, a fortnight before, and on the day.

The packages of a year are handed over by ``archive_by`` of the next, 30 June unless the school says otherwise (S98): on
31 May, 15 June and 30 June those who hand over are told how many are left. A clock that stood still tells the newest only.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from approvals.people import directory
from notifications.outbox import tell
from workflow.registers.limits import limits_on
from workflow.registers.models import ArchivePackage

from . import office

EVENT = "archive.transfer_due"
RUNGS = (30, 15, 0)  # days before
UNMOVED = Q(disposed_at=None) & (Q(transfer=None) | Q(transfer__received_on=None))


@dataclass(frozen=True)
class Year:
    """What the word is about: the packages of one year."""

    pk: int
    title: str
    number: str = ""

    def get_absolute_url(self) -> str:
        return reverse("archive") + "?only=unmoved"


def due_on(year: int) -> date:
    """By when the packages of that year must have been handed over; a 29 February that is none is the 28th."""
    month, day = map(int, limits_on(date(year + 1, 1, 1)).archive_by.split("-"))
    return date(year + 1, month, 28 if (month, day) == (2, 29) else day)


def unmoved(year: int) -> QuerySet[ArchivePackage]:
    """Packages of that year or an earlier one for which there is no receipt."""
    return ArchivePackage.objects.filter(UNMOVED, year__lte=year)


def remind(*, now: datetime) -> int:
    """Tell archivist and office, once a rung; how many packages are left."""
    today = timezone.localdate(now)
    year = today.year - 1
    due = due_on(year)
    rung = min((days for days in RUNGS if today >= due - timedelta(days=days)), default=None)
    left = unmoved(year).count() if rung is not None else 0
    if left:
        people = {person.pk: person for role in sorted(office.MOVERS) for person in directory.having_role(role, on=today)}
        tell(
            EVENT, about=Year(pk=year, title=str(year)), to=people.values(), now=now, key=f"{due}:{rung}",
            count=left, due=due, late=int(today > due),
        )  # fmt: skip
    return left
