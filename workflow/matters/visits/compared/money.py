"""Money (经费): each kind of cost beside the budget, the actual costs beside the limits in force, gifts given and received."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Outcome, Part, same, spent
from workflow.core.rules import SETTLEMENT
from workflow.duties.models import Settlement
from workflow.matters.visits import judging, stays
from workflow.matters.visits.application import CHOICES, Cost
from workflow.matters.visits.models import Present
from workflow.matters.visits.models.account import Spent
from workflow.matters.visits.rules import verdicts

LIMITED = ("IN-13", "IN-31", "IN-32", "IN-33", "IN-34")
"""Rules that set a limit in yuan, stars or heads: asked of the budget before, and here of what was spent."""


def checks(matter, limits) -> Iterator[Checked]:
    """Kind by kind, rule by rule, gift by gift."""
    settlement = Settlement.objects.filter(matter_id=matter.pk).first()
    if settlement:
        yield from _items(settlement)
    else:
        total = matter.application.total
        outcome, actual = (Outcome.OPEN, _("not settled yet")) if total else (Outcome.KEPT, "0")
        yield Checked("money", Part.MONEY, _("Costs"), f"{total:,.2f}", actual, outcome, source="S115")
    yield from _limits(matter, limits)
    yield from _gifts(matter)


def _items(settlement: Settlement) -> Iterator[Checked]:
    for number, line in enumerate(settlement.lines, 1):
        name = CHOICES["costs.kind"].get(line["kind"], line["kind"])
        approved, actual = Decimal(line["approved"]), Decimal(line["actual"])
        yield spent(f"money.{number}", name, approved, actual, note=settlement.note, source="S62 S116")
    yield spent("total", _("Total in yuan"), settlement.approved, settlement.total, note=settlement.note, source="S62 S116")


def _limits(matter, limits) -> Iterator[Checked]:
    """The rules on money once more, of the actual costs and gifts; one that cannot be judged for want of data is open."""
    rows = Spent.objects.filter(matter_id=matter.pk)
    costs = tuple(
        Cost(kind=row.kind, amount=row.amount, people=row.people, times=row.times, staff=row.staff, stars=row.stars)  # type: ignore[arg-type]
        for row in rows
    )
    for verdict in verdicts(matter.application, limits, at=SETTLEMENT, actual=judging.actual(matter, costs=costs)):
        if verdict.rule in LIMITED:
            outcome = {True: Outcome.KEPT, False: Outcome.FOUND, None: Outcome.OPEN}[verdict.passed]
            actual = verdict.message or _("within the limits")
            yield Checked(
                f"limit.{verdict.rule}", Part.MONEY, verdict.title, _("within the limits"), actual, outcome,
                rule=verdict.rule, source=verdict.source,
            )  # fmt: skip


def _gifts(matter) -> Iterator[Checked]:
    planned = {gift.what for gift in matter.application.gifts}
    for gift in Present.objects.filter(matter_id=matter.pk, way=Present.Way.GIVEN):
        approved, given = gift.what if gift.what in planned else "—", f"{gift.what} {gift.value}"
        cited = {"rule": "IN-13", "source": "S117 S63"}
        yield same(f"gift.{gift.pk}", Part.MONEY, _("Gift given"), approved, given, kept=gift.what in planned, **cited)
    for gift in stays.to_hand_in(matter):
        kept = _("%(what)s is still kept") % {"what": gift.what}
        yield same(f"received.{gift.pk}", Part.MONEY, _("Gift received"), _("handed in"), kept, kept=False, source="S95")
