"""Days and people of an application, as several papers show them."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from workflow.core.countries import name
from workflow.matters.delegations.application import Application, Day, Leg
from workflow.matters.delegations.papers.itinerary import DayPlan, Part, Traveller

DETAILED = 30  # days up to which each half day has a line of its own; beyond, a week has one (S38 S20b)
HALVES = {"am": "上午", "pm": "下午", "day": "全天"}
WEEKDAYS = "一二三四五六日"


def people_of(application: Application) -> tuple[Traveller, ...]:
    """Everybody, the leader first."""
    members = sorted(application.members, key=lambda member: not member.leader)
    return tuple(Traveller(member.name, member.unit, member.post) for member in members)


def days_of(application: Application) -> tuple[DayPlan, ...]:
    """The itinerary, by day or by week."""
    known = [(day.date, day) for day in application.itinerary if day.date]
    dated = sorted(known, key=lambda pair: (pair[0], pair[1].half != "am"))
    undated = tuple(DayPlan("", "", (part(day),)) for day in application.itinerary if not day.date)
    weekly = (application.days or 0) > DETAILED
    return (tuple(_weeks(application, dated)) if weekly else tuple(_days(dated))) + undated


def _days(dated: list[tuple[date, Day]]) -> Iterable[DayPlan]:
    for on, lines in groupby(dated, key=lambda pair: pair[0]):
        yield DayPlan(short(on), f"星期{WEEKDAYS[on.weekday()]}", tuple(part(line) for _, line in lines))


def _weeks(application: Application, dated: list[tuple[date, Day]]) -> Iterable[DayPlan]:
    first = application.starts or dated[0][0]
    for week, found in groupby(dated, key=lambda pair: (pair[0] - first).days // 7):
        lines = list(found)
        begins = first + timedelta(days=7 * week)
        ends = min(begins + timedelta(days=6), application.ends or date.max)
        yield DayPlan(f"{short(begins)}至\n{short(ends)}", f"第{week + 1}周", (_week([line for _, line in lines]),))


def _week(lines: list[Day]) -> Part:
    parts = [part(line) for line in lines]
    cities, transport, hosts, activities = (
        "\n".join(dict.fromkeys(filter(None, (getattr(one, name) for one in parts))))
        for name in ("cities", "transport", "host", "activity")
    )
    return Part("", cities, transport, hosts, activities)


def part(day: Day) -> Part:
    """One line of the itinerary."""
    cities = "—".join(dict.fromkeys(filter(None, (day.from_city, day.to_city))))
    transport = " ".join(filter(None, (day.transport, day.flight)))
    return Part(HALVES[day.half], cities, transport, "\n".join(filter(None, (day.host, day.contact))), day.activity)


def short(on: date) -> str:
    """7月6日."""
    return f"{on.month}月{on.day}日"


def hosts_of(application: Application) -> str:
    """日本仙台工业大学、韩国首尔汉岸大学: who invites, with the country."""
    return "、".join(dict.fromkeys(_host(leg) for leg in application.legs if leg.host and not leg.stopover))


def _host(leg: Leg) -> str:
    return (name(leg.country, "zh-hans") if leg.country else "") + leg.host
