"""What must be there before an application is handed in (提交前应填内容): paths and sentences, nothing judged."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from .content import Application
from .labels import LABELS
from .parts import Leg

Gap = tuple[str, str]
ALWAYS = ["title", "organiser", "track", "task_type", "purpose", "necessity", "starts", "ends", "fund_source"]


def lacking(application: Application) -> list[Gap]:
    """Every gap in the order of the form; empty when the application can be handed in."""
    parts = (_basics, _people, _dates, _legs, _days, _money, _declarations)
    return [gap for part in parts for gap in part(application)]


def _basics(trip: Application) -> Iterator[Gap]:
    for name in ALWAYS:
        if not getattr(trip, name):
            yield name, _("%(field)s is missing.") % {"field": LABELS[name]}
    if trip.joined and not trip.organiser_documents:
        yield "organiser_documents", _("Give the organiser's letter and task notice, with their numbers.")


def _people(trip: Application) -> Iterator[Gap]:
    if not trip.members:
        yield "members", _("The group has no members.")
    elif trip.led_by is None:
        yield "leader", _("Mark exactly one member as the leader.")
    keys = [member.key for member in trip.members]
    for number, member in enumerate(trip.members):
        for name in ("name", "unit", "post"):
            if not getattr(member, name):
                field = LABELS[f"members.{name}"]
                yield (
                    f"members.{number}.{name}",
                    _("Member %(number)d: %(field)s is missing.") % {"number": number + 1, "field": field},
                )
        if not member.key or keys.count(member.key) > 1:
            yield f"members.{number}.key", _("Member %(number)d needs an id of its own.") % {"number": number + 1}


def _dates(trip: Application) -> Iterator[Gap]:
    if trip.starts and trip.ends and trip.ends < trip.starts:
        yield "ends", _("The entry to China lies before the exit; correct one of the two dates.")


def _legs(trip: Application) -> Iterator[Gap]:
    if not any(leg.counts for leg in trip.legs):
        yield "legs", _("Name at least one country or region with its host.")
    earlier = trip.starts
    for number, leg in enumerate(trip.legs):
        for name, sentence in _gaps_of(leg, joined=trip.joined):
            yield f"legs.{number}.{name}", _("Stay %(number)d: %(what)s") % {"number": number + 1, "what": sentence}
        if leg.arrives and leg.leaves:
            too_early, too_late = earlier and leg.arrives < earlier, trip.ends and leg.leaves > trip.ends
            if leg.leaves < leg.arrives or too_early or too_late:
                sentence = _("Stay %(number)d: its dates must follow the stay before and lie inside the trip.")
                yield f"legs.{number}.arrives", sentence % {"number": number + 1}
            earlier = leg.leaves


def _gaps_of(leg: Leg, *, joined: bool) -> Iterator[Gap]:
    for name in ("country", "arrives", "leaves"):
        if not getattr(leg, name):
            yield name, _("%(field)s is missing.") % {"field": LABELS[f"legs.{name}"]}
    if leg.stopover:
        if leg.leaves_airport is None:
            yield "leaves_airport", _("say whether anybody leaves the airport.")
        return
    if not leg.host:
        yield "host", _("%(field)s is missing.") % {"field": LABELS["legs.host"]}
    if not leg.invitation and not joined:
        yield "invitation", _("attach the letter of invitation.")


def _days(trip: Application) -> Iterator[Gap]:
    if trip.days is None or trip.starts is None:
        return
    told = {day.date for day in trip.itinerary if day.activity or day.transport or day.to_city}
    for number in range(min(trip.days, 400)):
        date = trip.starts + timedelta(days=number)
        if date not in told:
            yield "itinerary", _("The itinerary says nothing about %(date)s.") % {"date": date.isoformat()}


def _money(trip: Application) -> Iterator[Gap]:
    if not trip.budget:
        yield "budget", _("The budget has no lines.")
    for number, line in enumerate(trip.budget):
        if line.amount is None:
            yield f"budget.{number}.amount", _("Budget line %(number)d has no amount.") % {"number": number + 1}
        if not line.source:
            sentence = _("Budget line %(number)d does not say what the estimate is based on.")
            yield f"budget.{number}.source", sentence % {"number": number + 1}


def _declarations(trip: Application) -> Iterator[Gap]:
    for name in type(trip.declarations).model_fields:
        if not getattr(trip.declarations, name):
            field = LABELS[f"declarations.{name}"]
            yield f"declarations.{name}", _("Please declare: %(declaration)s.") % {"declaration": field}
