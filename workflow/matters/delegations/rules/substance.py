"""OUT-12, business of substance (实质性公务活动): what is stated counts, travel is told by its words."""

import re
from collections import defaultdict
from fractions import Fraction
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import WARN, Finding, Note, Unknown, rule
from workflow.registers.national import Limits

from ..application import Application, Day
from .days import known

Answer = Finding | Note | None

TRAVEL = re.compile(
    r"^(抵达|返程|返回|回国|启程|出发|离境|乘机|转机|途中)|^(arriv|depart|return|fly|transit|travel)", re.I
)
HALVES = {"am": ("am",), "pm": ("pm",), "day": ("am", "pm")}


def substantive_days(trip: Application) -> tuple[Fraction, Fraction]:
    """Days that certainly are substantive, and days that possibly are; half days count half.

    A day nobody wrote about is possible. Lines without a date stand for one day each.
    """
    told: dict[object, list[bool | None]] = defaultdict(list)
    for number, day in enumerate(trip.itinerary):
        for half in HALVES[day.half]:
            told[(day.date or number, half)].append(_is_substantive(day))
    certain = sum(True in answers for answers in told.values())
    possible = sum(True in answers or None in answers for answers in told.values())
    silent = max(0, 2 * (trip.days or 0) - len(told))
    return Fraction(certain, 2), Fraction(possible + silent, 2)


def _is_substantive(day: Day) -> bool | None:
    if day.substantive is None and TRAVEL.search(day.activity):
        return False
    return day.substantive


@rule(
    "OUT-12",
    source="S16 S19",
    severity=WARN,
    reads=["days", "limits.substantive_share"],
    title=gettext_lazy("Share of days with business of substance"),
)
def spends_its_days_on_business(trip: Application, limits: Limits) -> Answer:
    """实质性公务活动时间不少于在外日程的三分之二."""
    known(trip, "days", "itinerary")
    assert trip.days is not None
    certain, possible = substantive_days(trip)
    needed = limits.substantive_share * trip.days
    if certain >= needed:
        return None
    if possible >= needed:
        unsaid = [f"itinerary.{n}.substantive" for n, day in enumerate(trip.itinerary) if day.substantive is None]
        raise Unknown(unsaid or ["itinerary"])
    needed = Fraction(ceil(2 * needed), 2)  # the itinerary counts in half days
    facts = {"possible": _days(possible), "days": trip.days, "share": limits.substantive_share, "needed": _days(needed)}
    return Finding(
        _("At most %(possible)s of %(days)d days are business of substance; the rule asks for %(share)s.") % facts,
        fix=_("Plan business of substance on at least %(needed)s days, or shorten the trip.") % facts,
    )


def _days(number: Fraction) -> str:
    return f"{float(number):.1f}".removesuffix(".0")
