"""Dates and stays (日期、行程): the border dates beside the approved ones, each stay beside them, the task beside the report."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Outcome, Part, same, shown
from workflow.core.countries import name_of
from workflow.duties import reports
from workflow.duties.models import Trip
from workflow.matters.delegations.application import Leg
from workflow.matters.delegations.compared.cited import AS_APPROVED, OVERSTAY


def dates(matter) -> Iterator[Checked]:
    """Exit, entry and days; a later exit inside the approved days needs a written note (S20)."""
    trip, (left, home) = matter.trip, border(matter)
    inside = matter.starts_on - timedelta(days=1) <= left <= matter.ends_on
    outcome = Outcome.KEPT if left == matter.starts_on else Outcome.OPEN if inside else Outcome.FOUND
    note = _("Within the approved days; file the written note and the tickets.") if outcome is Outcome.OPEN else ""
    yield Checked("exit", Part.DATES, _("Exit from China"), shown(matter.starts_on), shown(left), outcome, said=note, **AS_APPROVED)
    excuse: dict[str, Any] = {"said": trip.overstay_reason, "proof": trip.excuse_proof} if trip.overstay_reason else {}
    entry = _late(trip, (home - matter.ends_on).days)
    yield Checked("entry", Part.DATES, _("Entry to China"), shown(matter.ends_on), shown(home), entry, **excuse, **OVERSTAY)
    approved, actual = (matter.ends_on - matter.starts_on).days + 1, (home - left).days + 1
    yield Checked(
        "days", Part.DATES, _("Days abroad, by the border stamps"), _days(approved), _days(actual), _late(trip, actual - approved),
        **excuse, **OVERSTAY,
    )  # fmt: skip


def border(matter) -> tuple[date, date]:
    """The days of exit and entry; both are recorded of a group that came home."""
    left, home = matter.trip.left_on, matter.trip.came_home_on
    assert left and home
    return left, home


def _days(count: int) -> str:
    return _("%(days)d days") % {"days": count}


def _late(trip: Trip, over: int) -> Outcome:
    if over <= 0:
        return Outcome.KEPT
    return Outcome.EXCUSED if trip.force_majeure and trip.excuse_proof_id else Outcome.FOUND


def itinerary(matter) -> Iterator[Checked]:
    """Every stay, whether it lay within the border dates; then the task, as the report has it."""
    left, home = border(matter)
    for number, leg in enumerate(matter.application.legs, 1):
        first, last = leg.arrives or matter.starts_on, leg.leaves or matter.ends_on
        fits = left <= first and last <= home
        actual = _("within the border dates") if fits else _("abroad from %(left)s to %(home)s") % {
            "left": shown(left), "home": shown(home)}  # fmt: skip
        outcome = Outcome.KEPT if fits else Outcome.OPEN
        stay = f"{shown(first)} – {shown(last)}"
        yield Checked(f"leg.{number}", Part.ITINERARY, _where(leg), stay, actual, outcome, **AS_APPROVED)
    yield same(
        "tickets", Part.ITINERARY, _("Tickets"), _("as the permit says"),
        _("compared at the departure, as the permit says") if matter.trip.tickets_match else _("they differ"),
        kept=matter.trip.tickets_match, rule="OUT-24", source="S03b",
    )  # fmt: skip
    yield _task(matter)


def _where(leg: Leg) -> str:
    return " ".join(filter(None, [name_of(leg.country or ""), leg.city, leg.host]))


def _task(matter) -> Checked:
    """What the report says was not done stays open, and so does what nobody has read yet (S39)."""
    report, application = reports.newest(matter), matter.application
    lines = [application.purpose or matter.title, *(day.activity for day in application.itinerary if day.activity)]
    approved = "；".join(dict.fromkeys(line.rstrip("。") for line in lines))
    if report is None:
        return Checked("task", Part.ITINERARY, _("Task"), approved, _("no report yet"), Outcome.OPEN, rule="OUT-24", source="S39")
    said = _("Not done: %(what)s") % {"what": report.not_done} if report.not_done else ""
    outcome = Outcome.KEPT if report.accepted_at and not said else Outcome.OPEN
    return Checked("task", Part.ITINERARY, _("Task"), approved, report.done, outcome, said=said, rule="OUT-24", source="S39")
