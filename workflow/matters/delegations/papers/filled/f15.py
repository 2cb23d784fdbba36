"""What F15 is filled with: the settlement, its lines gathered into the five kinds of F1."""

from decimal import Decimal

from django.utils import translation

from workflow.duties import permits, settlements, trips
from workflow.duties.models import Settlement
from workflow.matters.delegations.application import CHOICES
from workflow.matters.delegations.papers.f15 import KINDS, SettlementForm, Spent
from workflow.matters.delegations.papers.filled.journey import places
from workflow.printing.amounts import in_words

KIND_OF = {"international_travel": "国际旅费", "lodging": "住宿费", "meals": "伙食费", "incidentals": "公杂费"}


def settlement_form(matter) -> SettlementForm:
    """F15; printed once the costs are settled."""
    application = matter.application
    settlement = Settlement.objects.select_related("by").get(matter_id=matter.pk)
    permit, trip, leader = permits.current(matter), trips.current(matter), application.led_by
    return SettlementForm(
        group=application.group_name or application.title, unit=application.organiser,
        leader=leader.name if leader else "", places=places(application), size=application.size,
        permit=permit.number if permit else "", left_on=trip.left_on if trip else None,
        came_home_on=trip.came_home_on if trip else None, fund_source=application.fund_source,
        lines=tuple(_lines(settlement)), total_words=in_words(settlement.total), note=settlement.note,
        settled_on=settlement.settled_on, settled_by=settlement.by.name,
    )


def lacks(matter) -> list[str]:
    """There is nothing to account for before the settlement."""
    return settlements.lacking(matter)


def _lines(settlement: Settlement):
    """A line is kept under its code, or under the name that the screen gave it in its language."""
    names, sums = _names(), {kind: [Decimal(), Decimal()] for kind in KINDS}
    for line in settlement.lines:
        place = sums[KIND_OF.get(names.get(line["kind"], line["kind"]), "其他费用")]
        place[0] += Decimal(line["approved"])
        place[1] += Decimal(line["actual"])
    return (Spent(kind, *both) for kind, both in sums.items())


def _names() -> dict[str, str]:
    """Name of a kind of cost, in every language of the screen → its code."""
    found: dict[str, str] = {}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            found |= {str(name): code for code, name in CHOICES["budget.kind"].items()}
    return found
