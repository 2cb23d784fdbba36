"""How long packages are kept (保管期限): 永久, 30年 or 10年 by the kind of matter.

A kind brings its own period with its source (the tables S46 S47 S97 differ); the office's table goes before it. A period
runs from 1 January after the year of the file: UNSURE, no table found says so; it is the longest reading.
"""

from datetime import date

from workflow.core import kinds
from workflow.registers.models import Period, Retention


def period_of(kind: str) -> Period:
    """The office's word, else the kind's own, else thirty years."""
    said = Retention.objects.filter(kind=kind).values_list("period", flat=True).first()
    brought = kinds.found(kind)
    return Period(said or (brought.retention if brought else Period.THIRTY))


def last_day(period: Period, *, year: int) -> date | None:
    """The last day on which the package must be there; None for ever."""
    return None if period == Period.PERMANENT else date(year + int(period.value), 12, 31)
