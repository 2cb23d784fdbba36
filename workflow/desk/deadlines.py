"""A deadline in words (期限): the working days left, not a date to count from.

A page with forty deadlines reads the table of holidays once: inside ``one_reading`` it is kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from approvals.calendar import Table, table

_kept: ContextVar[list[Table] | None] = ContextVar("kept", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """While one request is answered, the holidays are read once."""
    token = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(token)


def _holidays(first: date, last: date) -> Table:
    kept = _kept.get()
    for days in kept or ():
        if first.year in days.years and last.year in days.years:
            return days
    days = table(first - timedelta(days=366), last + timedelta(days=366)) if kept is not None else table(first, last)
    if kept is not None:
        kept.append(days)
    return days


def _working_days(first: date, last: date) -> int:
    """Working days after the first up to and including the last."""
    holidays = _holidays(first, last)
    return sum(holidays.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _passed(due: date, now: date) -> bool:
    """The hour counts only where both have one."""
    if isinstance(due, datetime) and isinstance(now, datetime):
        return due < now
    return _day(due) < _day(now)


def words_for(due: date, *, now: date) -> str:
    """剩 2 个工作日 / 今天到期 / 逾期 3 个工作日."""
    last, today = _day(due), _day(now)
    if _passed(due, now):
        late = _working_days(last, today)
        return _("Working days overdue: %(days)d") % {"days": late} if late else _("Overdue")
    if last == today:
        return _("Due today")
    left = _working_days(today, last)
    return _("Working days left: %(days)d") % {"days": left} if left else _("Due before the next working day")


def level_of(due: date, *, now: date) -> str:
    """late when it has passed, soon on its last day, else nothing."""
    if _passed(due, now):
        return "late"
    return "soon" if _day(due) == _day(now) else ""


def note_on(due: date, *, now: date) -> str:
    """A deadline is not guessed: where the holidays of a year are unknown, the reader is told."""
    first, last = sorted((_day(due), _day(now)))
    holidays = _holidays(first, last)
    years = [str(year) for year in range(first.year, last.year + 1) if not holidays.known(year)]
    if not years:
        return ""
    return _("The holidays of %(years)s are not published yet; this date may move.") % {"years": ", ".join(years)}
