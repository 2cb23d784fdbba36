"""F6《日程安排表》of a delegation."""

from workflow.core.countries import names
from workflow.matters.delegations.papers.f06 import Schedule
from workflow.matters.delegations.papers.filled.itinerary import days_of


def schedule(matter) -> Schedule:
    """F6 of the matter's newest revision."""
    application = matter.application
    leader = application.led_by
    return Schedule(
        group=application.group_name or application.title, unit=application.organiser, leader=leader.name if leader else "",
        size=application.size or None, starts=application.starts, ends=application.ends, length=application.days,
        places=names(application.countries, "zh-hans"), days=days_of(application),
    )
