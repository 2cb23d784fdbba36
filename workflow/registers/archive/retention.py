"""How long packages are kept (保管期限): 永久, 30年 or 10年 by the kind of matter, and otherwise for one package with a reason.

A kind brings its own period with its source (the tables S46 S47 S97 differ); the office's table goes before it. A period
runs from 1 January after the year of the file: UNSURE, no table found says so; it is the longest reading.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core import kinds
from workflow.registers.models import Period, Reappraisal, Retention

from . import office


def period_of(kind: str) -> Period:
    """The office's word, else the kind's own, else thirty years."""
    said = Retention.objects.filter(kind=kind).values_list("period", flat=True).first()
    brought = kinds.found(kind)
    return Period(said or (brought.retention if brought else Period.THIRTY))


def last_day(period: Period, *, year: int) -> date | None:
    """The last day on which the package must be there; None for ever."""
    return None if period == Period.PERMANENT else date(year + int(period.value), 12, 31)


@transaction.atomic
def reappraise(pk: int, *, period: str, why: str, by: Any, now: datetime) -> Reappraisal:
    """Keep one package longer or shorter than its kind says (调整保管期限). What was given as its 档号 stays.

    Raises NotYours for all but the archivist, NotComplete without another period and a reason, NotNow for what is gone or
    about to go.
    """
    office.admit_archivist(by, now=now)
    (package,) = office.held([pk])
    if period not in Period.values or period == package.retention:
        raise NotComplete(_("Choose another period than the one it has."))
    if not why.strip():
        raise NotComplete(_("Say why it is kept for another time."))
    if package.disposed_at:
        raise NotNow(_("This package was disposed of already."))
    if package.disposals.filter(refused_at=None).exists():
        raise NotNow(_("The disposal of this package is proposed already."))
    said = Reappraisal.objects.create(package=package, was=package.retention, period=period, why=why.strip(), at=now, by=by)
    package.retention, package.kept_until = period, last_day(Period(period), year=package.year)
    package.save(update_fields=["retention", "kept_until"])
    return said
