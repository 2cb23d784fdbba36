"""What F24 is filled with: the group and its approved way; the flights are for the hand."""

from workflow.matters.delegations.papers.f24 import FlightForm
from workflow.matters.delegations.papers.filled.journey import places, route


def flight_form(matter) -> FlightForm:
    """F24."""
    application = matter.application
    leader = application.led_by
    return FlightForm(
        group=application.group_name or application.title, unit=application.organiser,
        leader=leader.name if leader else "", members="、".join(member.name for member in application.members),
        size=application.size, places=places(application), leaves=application.starts, returns=application.ends,
        route=route(application), fund_source=application.fund_source,
    )
