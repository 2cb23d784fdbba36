"""Judging (核验) at the later moments: what the rules say before departure and before the settlement."""

from django.utils.translation import gettext as _

from workflow.duties.models import Permit, Trip
from workflow.matters.delegations.rules import DEPARTURE, SETTLEMENT, Actual, blocking, unanswered, verdicts
from workflow.registers.limits import limits_on


def departure_blocks(matter, *, left_on) -> list[str]:
    """Sentences of the rules that stand against leaving on that day."""
    return _sentences(matter, at=DEPARTURE, actual=_actual(matter, left=left_on))


def settlement_blocks(matter) -> list[str]:
    """Sentences of the rules that stand against settling the costs."""
    return _sentences(matter, at=SETTLEMENT, actual=_actual(matter))


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


def _sentences(matter, *, at, actual: Actual) -> list[str]:
    found = verdicts(matter.application, limits_on(matter.limits_on), at=at, actual=actual)
    excepted = set(matter.exceptions.filter(granted=True).values_list("rule", flat=True))
    said = [f"{v.rule}: {v.message} {v.fix}".strip() for v in blocking(found) if v.rule not in excepted]
    return said + [
        _("%(rule)s cannot be judged; say: %(missing)s.") % {"rule": v.rule, "missing": ", ".join(v.missing)}
        for v in unanswered(found) if v.rule not in excepted
    ]
