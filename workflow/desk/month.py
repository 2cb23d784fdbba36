"""A month (月历): its weeks, the days worked and not worked in it, and what lies on which days, in lanes that do not overlap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from approvals.calendar import Table

WEEK = 7
MOST_LANES = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """One thing with its days, both included: a matter, or a to-do on the day it is due."""

    title: str
    url: str
    icon: str
    begins: date
    ends: date
    word: str = ""  # where it stands, or what is to be done
    level: str = ""  # of core.life.State
    todo: bool = False


@dataclass(frozen=True)
class Day:
    """One day: whether it belongs to the month, whether the office is open, and why if that is out of the ordinary."""

    date: date
    within: bool
    works: bool
    special: bool  # a holiday on a weekday, or worked instead at a week-end (调休)
    name: str
    today: bool


@dataclass(frozen=True)
class Cell:
    """A piece of a lane: so many days of an entry, or one empty day."""

    day: Day
    entry: Entry | None = None
    length: int = 1
    before: bool = False  # it began in an earlier week
    after: bool = False  # it goes on in a later one


@dataclass(frozen=True)
class Week:
    """Seven days, the lanes of what lies on them, and what found no room in the lanes."""

    days: list[Day]
    lanes: list[list[Cell]]
    more: list[Entry]


def neighbours(first: date) -> tuple[date, date]:
    """The first days of the month before and of the one after."""
    return (first - ONE_DAY).replace(day=1), (first + timedelta(days=32)).replace(day=1)


def span(first: date) -> tuple[date, date]:
    """From the Monday of the month's first week to the Sunday of its last."""
    last = neighbours(first)[1] - ONE_DAY
    return first - timedelta(days=first.weekday()), last + timedelta(days=WEEK - 1 - last.weekday())


def weeks(first: date, entries: Iterable[Entry], table: Table, *, today: date) -> list[Week]:
    """The weeks of the month, Monday first."""
    begins, ends = span(first)
    kept = sorted(entries, key=lambda entry: (entry.begins, entry.begins - entry.ends, entry.todo, entry.title))
    return [_week(_days(monday, first, table, today), kept) for monday in _every(begins, ends, WEEK)]


def agenda(first: date, entries: Iterable[Entry], table: Table, *, today: date) -> list[tuple[Day, list[Entry]]]:
    """For a phone: the days on which something begins, is due or goes on from the month before, and the special ones."""
    last = neighbours(first)[1] - ONE_DAY
    kept = [replace(entry, begins=max(entry.begins, first)) for entry in entries if entry.ends >= first and entry.begins <= last]
    days = [_day(day, first, table, today) for day in _every(first, last, 1)]
    told = [(day, sorted((e for e in kept if e.begins == day.date), key=lambda e: (not e.todo, e.title))) for day in days]
    return [(day, found) for day, found in told if found or day.special or day.today]


def _every(first: date, last: date, step: int) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=step)


def _days(monday: date, first: date, table: Table, today: date) -> list[Day]:
    return [_day(day, first, table, today) for day in _every(monday, monday + timedelta(days=WEEK - 1), 1)]


def _day(day: date, first: date, table: Table, today: date) -> Day:
    works = table.is_working(day)
    return Day(day, day.month == first.month, works, works != (day.weekday() < 5), table.names.get(day, ""), day == today)


def _week(days: list[Day], entries: list[Entry]) -> Week:
    monday, sunday = days[0].date, days[-1].date
    lanes: list[list[Entry]] = []
    more = []
    for entry in entries:
        if entry.ends < monday or entry.begins > sunday:
            continue
        lane = next((lane for lane in lanes if lane[-1].ends < entry.begins), None)
        if lane is not None:
            lane.append(entry)
        elif len(lanes) < MOST_LANES:
            lanes.append([entry])
        else:
            more.append(entry)
    return Week(days, [list(_cells(days, lane)) for lane in lanes], more)


def _cells(days: list[Day], lane: list[Entry]) -> Iterator[Cell]:
    """The lane of a week from Monday to Sunday."""
    waiting, at = list(lane), 0
    while at < WEEK:
        entry: Any = waiting[0] if waiting and waiting[0].begins <= days[at].date else None
        if entry is None:
            yield Cell(days[at])
            at += 1
            continue
        waiting.pop(0)
        length = min(WEEK - at, (entry.ends - days[at].date).days + 1)
        yield Cell(days[at], entry, length, before=entry.begins < days[at].date, after=entry.ends > days[-1].date)
        at += length
