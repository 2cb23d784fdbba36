"""What the public notice of a delegation shows (团组公示, F7): the fields of the rules, from the version in force."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflow.core.countries import name as country
from workflow.core.countries import names
from workflow.core.noticed import Day, Noticed, Traveller
from workflow.duties import reports
from workflow.duties.models import Trip
from workflow.matters.delegations.application import CHOICES, Application


def noticed(matter, *, after: bool) -> Noticed:
    """The notice before the trip; ``after`` it with what was really done (S01 S10)."""
    application = matter.application
    return Noticed(
        people=tuple(Traveller(one.name, one.unit, one.post, one.leader) for one in application.members),
        places=names(application.countries), task=application.purpose or application.title,
        starts=application.starts, ends=application.ends, itinerary=tuple(_days(application)),
        inviters=tuple(_inviter(leg) for leg in application.legs if leg.host),
        budget=tuple(_cost(line) for line in application.budget), source=application.fund_source,
        total=", ".join(_money(amount, currency) for currency, amount in application.totals.items()),
        done=tuple(_done(matter)) if after else (),
    )  # fmt: skip


def _days(application: Application):
    for line in application.itinerary:
        place = " — ".join(dict.fromkeys(city for city in (line.from_city, line.to_city) if city))
        activity = "；".join(part for part in (line.host, line.activity) if part)
        yield Day(line.date, place, activity, " ".join(part for part in (line.transport, line.flight) if part))


def _inviter(leg) -> str:
    place = ", ".join(part for part in (leg.city, country(leg.country) if leg.country else "") if part)
    return f"{leg.host} ({place})" if place else leg.host


def _cost(line) -> tuple[str, str]:
    kind = str(CHOICES["budget.kind"].get(line.kind, line.kind))
    return kind, _money(line.amount, line.currency) if line.amount is not None else ""


def _money(amount, currency: str) -> str:
    return f"¥{amount:,.2f}" if currency in (None, "", "CNY") else f"{amount:,.2f} {currency}"


def _done(matter):
    trip = Trip.objects.filter(matter_id=matter.pk).first()
    if trip and trip.came_home_on:
        real = " — ".join(date_format(day, "DATE_FORMAT") for day in (trip.left_on, trip.came_home_on))
        yield _("Real exit and entry"), real
    report = reports.newest(matter)
    if report and not report.sent_back_at:
        yield _("What was done"), report.done
        yield from [(_("What was not done, and why"), report.not_done)] if report.not_done else []
        yield _("Results"), report.results
