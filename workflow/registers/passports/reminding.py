"""What the office is reminded of (证照提醒): every month what expires within six months (S11), every Monday what trips that
do not take place still hold. A clock that stood still tells once; the same month and week never twice.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from notifications.outbox import tell
from workflow.registers.limits import limits_on
from workflow.registers.models import Loan, Passport

from .differences import the_office
from .documents import months_after

EXPIRING, HELD = "passports.expiring", "passports.held"
FALLEN = ("cancelled", "withdrawn", "rejected")


@dataclass(frozen=True)
class Lot:
    """What the word is about: a list of the desk."""

    pk: int
    title: str
    only: str
    number: str = ""

    def get_absolute_url(self) -> str:
        return f"{reverse('passports')}?only={self.only}"


def expiring(*, today) -> QuerySet[Passport]:
    """Documents in use that expire within the months of the limit ``passport_valid_months``."""
    return Passport.objects.expiring_before(months_after(today, limits_on(today).passport_valid_months))


def held() -> QuerySet[Loan]:
    """What is out for trips that were called off, withdrawn or not approved."""
    return Loan.objects.open().filter(matter__state__in=FALLEN)


def remind(*, now: datetime) -> int:
    """Tell custodians and office; how many words were due."""
    today = timezone.localdate(now)
    year, week, _weekday = today.isocalendar()
    lots = [
        (EXPIRING, Lot(today.year * 100 + today.month, f"{today:%Y-%m}", "expiring"), expiring(today=today).count()),
        (HELD, Lot(year * 100 + week, today.isoformat(), "held"), held().count()),
    ]
    due = [(event, lot, count) for event, lot, count in lots if count]
    for event, lot, count in due:
        tell(event, about=lot, to=the_office(now=now), now=now, key=str(lot.pk), count=count)
    return len(due)
