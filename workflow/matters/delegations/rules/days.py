"""How long, and in how many countries (天数、国家数): OUT-01 to OUT-06."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core import countries
from workflow.core.rules import BLOCK, INFO, WARN, Finding, Note, Unknown, rule
from workflow.registers.national import Limits

from ..application import Application
from .scope import free_from_the_numbers

Answer = Finding | Note | None
SIXTEEN = "中办发〔2013〕16号, as relayed by S01 S05 S07 S16"
READS = ["days", "countries", "poor_connection", "track", "task_type", "limits.days_abroad"]


def known(trip: Application, *names: str) -> None:
    """Raises Unknown when the trip does not say one of these."""
    missing = [name for name in names if getattr(trip, name) in (None, [])]
    if "days" in missing:
        missing += [name for name in ("starts", "ends") if getattr(trip, name) is None] or ["ends"]
    if missing:
        raise Unknown("legs" if name == "countries" else name for name in missing if name != "days")


@rule(
    "OUT-05",
    source="S01 S06 S07",
    severity=INFO,
    reads=["starts", "ends", "days"],
    title=gettext_lazy("The day of exit and the day of entry both count"),
)
def counts_both_ends(trip: Application, limits: Limits) -> Answer:
    """出境日、入境日均计入."""
    known(trip, "days")
    return Note(_("%(starts)s to %(ends)s: %(days)d days abroad.") % {
        "starts": trip.starts, "ends": trip.ends, "days": trip.days})  # fmt: skip


def extra_day(trip: Application, limits: Limits) -> int:
    """The day that poor connections to Latin America and Africa earn (航班衔接不便)."""
    far = any(code in countries.LONGHAUL for code in trip.countries)
    return limits.poor_connection_days if trip.poor_connection and far else 0


def _too_long(trip: Application, limits: Limits, number: int, *, excuse: Note | None = None) -> Answer:
    """Judges a trip to that many countries; trips to more than the table knows are judged by its last line."""
    known(trip, "countries", "days")
    assert trip.days is not None
    visited = len(trip.countries)
    if visited != number and not (visited > number == max(limits.days_abroad)):
        return Note(_("Concerns trips to another number of countries."))
    allowed = _allowed(limits, number) + extra_day(trip, limits)
    if trip.days <= allowed:
        return None
    places = countries.names(trip.countries)
    facts = {"days": trip.days, "allowed": allowed, "over": trip.days - allowed, "places": places}
    return (
        excuse
        or free_from_the_numbers(trip)
        or Finding(
            _("The trip to %(places)s lasts %(days)d days; at most %(allowed)d are allowed.") % facts,
            fix=_("Shorten the trip by %(over)d day(s), both ends counted.") % facts,
        )
    )


def _allowed(limits: Limits, number: int) -> int:
    if number not in limits.days_abroad:
        raise Unknown(["limits.days_abroad"])
    return limits.days_abroad[number]


@rule(
    "OUT-01",
    source=SIXTEEN,
    severity=BLOCK,
    reads=[*READS, "longer_stay_report"],
    title=gettext_lazy("Days abroad in one country"),
)
def stays_within_the_days_for_one_country(trip: Application, limits: Limits) -> Answer:
    """出访1国不超过5天, unless a report on the longer stay is attached."""
    report = Note(_("Longer than allowed; the report on the longer stay is attached."))
    return _too_long(trip, limits, 1, excuse=report if trip.longer_stay_report else None)


@rule(
    "OUT-02",
    source=SIXTEEN,
    severity=BLOCK,
    reads=READS,
    title=gettext_lazy("Days abroad in two countries"),
)
def stays_within_the_days_for_two_countries(trip: Application, limits: Limits) -> Answer:
    """出访2国不超过8天."""
    return _too_long(trip, limits, 2)


@rule(
    "OUT-03",
    source=SIXTEEN,
    severity=BLOCK,
    reads=READS,
    title=gettext_lazy("Days abroad in three countries"),
)
def stays_within_the_days_for_three_countries(trip: Application, limits: Limits) -> Answer:
    """出访3国不超过10天."""
    return _too_long(trip, limits, 3)


@rule(
    "OUT-04",
    source="S01 S07 S16",
    severity=WARN,
    reads=["poor_connection", "countries", "limits.poor_connection_days"],
    title=gettext_lazy("One more day where connections are poor"),
)
def claims_the_extra_day_only_far_away(trip: Application, limits: Limits) -> Answer:
    """赴拉美、非洲航班衔接不便的可增加1天."""
    if not trip.poor_connection:
        return None
    known(trip, "countries")
    extra = extra_day(trip, limits)
    if extra:
        return Note(_("Poor connections: %(extra)d more day(s) are allowed.") % {"extra": extra})
    return Finding(
        _("The extra day for poor connections is meant for Latin America and Africa; it was not counted."),
        fix=_("Take the mark for poor connections off."),
    )


@rule(
    "OUT-06",
    source="S01 S07 S16",
    severity=BLOCK,
    reads=["countries", "task_type", "track", "limits.countries"],
    title=gettext_lazy("Countries on one trip"),
)
def visits_few_countries(trip: Application, limits: Limits) -> Answer:
    """一次出访不超过3个国家（地区），含经停（不出机场的除外）."""
    known(trip, "countries")
    visited = len(trip.countries)
    if visited <= limits.countries:
        return None
    facts = {"visited": visited, "allowed": limits.countries, "over": visited - limits.countries}
    return free_from_the_numbers(trip) or Finding(
        _("The trip leads to %(visited)d countries or regions, stopovers included; at most %(allowed)d are allowed.")
        % facts,
        fix=_("Leave out %(over)d of them, or stay inside the airport during a stopover.") % facts,
    )
