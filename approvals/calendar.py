"""Working days (工作日): week-ends, statutory holidays and the days worked instead (调休).

The State Council publishes a year's arrangement late in the year before. A year whose arrangement is not in the table
is counted with week-ends and the holidays that the statute fixes by date; ``known`` and ``unknown_years`` tell, so that
whoever shows a deadline can warn. Every function reads the table once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from chinese_calendar.constants import Holiday, holidays, workdays  # type: ignore[import-untyped]
from django.apps import apps

from approvals.asked import remembered

ONE_DAY = timedelta(days=1)

# Fixed by date in 全国年节及纪念日放假办法 as amended for 2025; the others follow the moon or the sun.
FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
NATIONAL_DAY = frozenset((10, day) for day in range(1, 8))  # every arrangement names it, so it proves a year is known
CHINESE = {holiday.value: holiday.chinese for holiday in Holiday}


@dataclass(frozen=True)
class Table:
    """The special days of some whole years, read once; for callers with many questions."""

    special: dict[date, bool]
    years: range
    names: dict[date, str] = field(default_factory=dict)  # 国庆节: what a special day is for

    def known(self, year: int) -> bool:
        return any(self.special.get(date(year, *day)) is False for day in NATIONAL_DAY)

    def is_working(self, day: date) -> bool:
        if day in self.special:
            return self.special[day]
        fixed = (day.month, day.day) in FIXED and not self.known(day.year)
        return day.weekday() < 5 and not fixed


def table(first: date, last: date) -> Table:
    """The table for all years that the span touches; one statement."""
    return _of_years(first.year, last.year)


@remembered
def _of_years(first: int, last: int) -> Table:
    years = range(first, last + 1)
    rows = _special_days().filter(date__gte=date(years[0], 1, 1), date__lte=date(years[-1], 12, 31))
    told = list(rows.values_list("date", "works", "name"))
    return Table({day: works for day, works, _name in told}, years, {day: name for day, _works, name in told})


def is_working(day: date) -> bool:
    """Whether the office is open on that day."""
    return table(day, day).is_working(day)


def known(year: int) -> bool:
    """Whether the year's arrangement (国务院办公厅放假安排) is in the table."""
    return not unknown_years(date(year, 1, 1), date(year, 1, 1))


def unknown_years(a: date, b: date) -> list[int]:
    """The years between two days, both included, that can only be counted provisionally."""
    days = table(min(a, b), max(a, b))
    return [year for year in days.years if not days.known(year)]


def add_working_days(start: date, n: int) -> date:
    """The n-th working day after ``start``, itself not counted; before it when n is negative; ``start`` for 0."""
    step = ONE_DAY if n >= 0 else -ONE_DAY
    far = start + step * (abs(n) * 2 + 40)  # rarely too short: then the years beyond are read as well
    days, day, left = table(min(start, far), max(start, far)), start, abs(n)
    while left:
        day += step
        if day.year not in days.years:
            days = table(day, day)
        left -= days.is_working(day)
    return day


def working_days_between(a: date, b: date) -> int:
    """Working days after ``a`` up to and including ``b``; negative, and counted the same way, when ``b`` is earlier."""
    if a == b:
        return 0
    days, step = table(min(a, b), max(a, b)), ONE_DAY if b > a else -ONE_DAY
    count = sum(days.is_working(day) for day in _after(a, b, step))
    return count if b > a else -count


def load(years: Iterable[int]) -> list[int]:
    """Fill the table with what is published; returns those years. What the office entered itself stays."""
    published = [year for year in years if date(year, 10, 1) in holidays]
    model = _special_days().model
    rows = [
        model(date=day, works=works, name=CHINESE.get(name, name))
        for works, days in ((False, holidays), (True, workdays))
        for day, name in days.items()
        if day.year in published
    ]
    _special_days().bulk_create(rows, ignore_conflicts=True)
    return published


def _after(a: date, b: date, step: timedelta) -> Iterator[date]:
    while a != b:
        a += step
        yield a


def _special_days():
    """Asked for by name: the calendar stands below the models."""
    return apps.get_model("approvals", "SpecialDay")._default_manager
