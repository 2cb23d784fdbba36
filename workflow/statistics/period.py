"""A period (统计期间): from when to when, as known at the end of which day (截止日期); and the same days of the year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals.errors import NotComplete

LONGEST = 20  # years


@dataclass(frozen=True)
class Period:
    """Both days count. Nothing after ``as_of`` counts, neither what happened nor what was recorded later."""

    since: date
    until: date
    as_of: date

    @property
    def last(self) -> date:
        """The last day that can count yet."""
        return min(self.until, self.as_of)

    @property
    def open(self) -> bool:
        """Whether the period is not over on the day of the figures."""
        return self.as_of < self.until

    @property
    def year(self) -> int | None:
        """The year, if it is exactly one."""
        whole = (self.since.month, self.since.day, self.until.month, self.until.day) == (1, 1, 12, 31)
        return self.since.year if whole and self.since.year == self.until.year else None

    @property
    def half(self) -> int:
        """1 or 2 for half a year, 0 for anything else."""
        if self.since.year != self.until.year:
            return 0
        ends = (self.since.month, self.since.day, self.until.month, self.until.day)
        return {(1, 1, 6, 30): 1, (7, 1, 12, 31): 2}.get(ends, 0)

    @property
    def before(self) -> "Period":
        """The same days a year earlier, or as many years as the period needs so that the two do not meet."""
        years = (self.last - self.since).days // 366 + 1
        return Period(_earlier(self.since, years), _earlier(self.last, years), self.as_of)

    @property
    def name(self) -> str:
        """2026年, 2026年上半年, or its two days."""
        if self.year:
            return _("the year %(year)d") % {"year": self.year}
        if self.half:
            words = {1: _("the first half of %(year)d"), 2: _("the second half of %(year)d")}
            return words[self.half] % {"year": self.since.year}
        days = {"since": date_format(self.since, "DATE_FORMAT"), "until": date_format(self.until, "DATE_FORMAT")}
        return _("%(since)s to %(until)s") % days

    def query(self, **more: object) -> str:
        """The period as a query string, and what else is asked for."""
        told = {"since": self.since, "until": self.until, "as_of": self.as_of} | more
        return urlencode({name: "" if value is None else value for name, value in told.items()})

    def link(self, way: str, **where: object) -> str:
        """The address of the list of what is counted there."""
        return f"{reverse('figures_matters')}?{self.query(way=way, **where)}"


def of_year(year: int, *, as_of: date, half: int = 0) -> Period:
    """A year, or a half of it."""
    first, last = {1: ((1, 1), (6, 30)), 2: ((7, 1), (12, 31))}.get(half, ((1, 1), (12, 31)))
    return Period(date(year, *first), date(year, *last), as_of)


def asked(query: Mapping[str, str], *, today: date, year: int | None = None) -> Period:
    """The period of a query: since and until, or a year and its half; this year where nothing is said.

    Raises NotComplete for what is no day, for days in the wrong order, and for an as-of day that has not come.
    """
    as_of = _day(query, "as_of") or today
    since, until = _day(query, "since"), _day(query, "until")
    if as_of > today:
        raise NotComplete(_("The as-of day has not come yet."))
    if since is None or until is None:
        half = query.get("half", "")
        return of_year(year or today.year, as_of=as_of, half=int(half) if half in ("1", "2") else 0)
    if not since <= until < since + timedelta(days=366 * LONGEST):
        raise NotComplete(_("The period ends before it begins, or is longer than %(years)d years.") % {"years": LONGEST})
    return Period(since, until, as_of)


def _day(query: Mapping[str, str], name: str) -> date | None:
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not 1949 <= found.year <= 2999:
        raise NotComplete(_("“%(text)s” is no day; write 2026-06-30.") % {"text": text[:20]})
    return found


def _earlier(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
