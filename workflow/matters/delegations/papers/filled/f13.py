"""What F13 is filled with: the permit, the days at the border and the report as handed in last."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.duties import permits, trips
from workflow.duties.models import Trip
from workflow.matters.delegations.papers.f13 import Extent, FeedbackForm
from workflow.matters.delegations.papers.filled.journey import places


def feedback_form(matter) -> FeedbackForm:
    """F13; what the report says stays open until it is handed in."""
    application = matter.application
    permit, trip, report = permits.current(matter), trips.current(matter), matter.reports.select_related("by").last()
    leader = application.led_by
    return FeedbackForm(
        group=application.group_name or application.title, unit=application.organiser,
        leader=leader.name if leader else "", places=places(application), permit=permit.number if permit else "",
        approved=Extent(
            permit.people if permit else application.size, permit.days if permit else application.days,
            application.starts, application.ends,
        ),
        actual=_actual(trip), done=report.done if report else "", not_done=(report.not_done or "无") if report else "",
        reporter=report.by.name if report else "", reported_on=timezone.localdate(report.handed_in_at) if report else None,
    )


def lacks(matter) -> list[str]:
    """What was carried out is known once the group is home."""
    trip = trips.current(matter)
    return [] if trip and trip.came_home_on else [_("The return is not recorded yet.")]


def _actual(trip: Trip | None) -> Extent:
    if trip is None or trip.came_home_on is None:
        return Extent()
    return Extent(trip.people_back, (trip.came_home_on - trip.left_on).days + 1, trip.left_on, trip.came_home_on)
