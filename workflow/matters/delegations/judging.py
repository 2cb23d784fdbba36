"""Judging (核验) at the later moments: what the rules say before departure and before the settlement."""

from workflow.applying.judging import blocks
from workflow.core.rules import DEPARTURE, SETTLEMENT
from workflow.duties.models import Permit, Trip
from workflow.matters.delegations.rules import Actual


def departure_blocks(matter, *, left_on) -> list[str]:
    """Sentences of the rules that stand against leaving on that day."""
    return blocks(matter, at=DEPARTURE, actual=_actual(matter, left=left_on))


def settlement_blocks(matter) -> list[str]:
    """Sentences of the rules that stand against settling the costs."""
    return blocks(matter, at=SETTLEMENT, actual=_actual(matter))


def _actual(matter, *, left=None) -> Actual:
    trip = Trip.objects.filter(matter_id=matter.pk).first()
    permit = Permit.objects.filter(matter_id=matter.pk).order_by("-pk").first()
    return Actual(
        left=left or (trip.left_on if trip else None),
        came_home=trip.came_home_on if trip else None,
        people=trip.people_back if trip and trip.people_back else None,
        permit=permit.number if permit else "",
        overstay_excuse=trip.overstay_reason if trip else "",
        force_majeure_proven=bool(trip and trip.force_majeure and trip.excuse_proof_id),
    )
