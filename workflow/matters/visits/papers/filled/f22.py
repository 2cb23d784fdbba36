"""What F22 is filled with where a visit brings an agreement in sight: the partner, the level, who sees to it."""

from workflow.matters.visits.papers.f22 import Agreement
from workflow.matters.visits.papers.filled import words


def agreement(matter) -> Agreement:
    """Name and type of the agreement are for the hand: a visit does not know them."""
    application = matter.application
    return Agreement(
        partner=application.home_unit, partner_own=application.home_unit_english, country=words.countries(application),
        level=application.level or "", department=application.department, handler=matter.owner.name,
        phone=words.host(application).phone,
    )  # fmt: skip
