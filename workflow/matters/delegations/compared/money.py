"""Money (经费): each item of the settlement beside the approved budget; in principle what goes beyond is not paid (S116)."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Outcome, Part, spent
from workflow.duties.models import Settlement
from workflow.matters.delegations.application import CHOICES, Line


def checks(matter) -> Iterator[Checked]:
    """Item by item, then the total."""
    settlement = Settlement.objects.filter(matter_id=matter.pk).first()
    if settlement is None:
        asked = ", ".join(f"{amount} {currency}" for currency, amount in matter.application.totals.items())
        yield Checked("money", Part.MONEY, _("Costs"), asked or "0", _("not settled yet"), Outcome.OPEN, source="S115")
        return
    budget = _in_yuan(matter.application.budget)
    for number, line in enumerate(settlement.lines, 1):
        yield _item(number, line, budget, settlement.note)
    yield spent(
        "total", _("Total in yuan"), settlement.approved, settlement.total, note=settlement.note, rule="OUT-24", source="S116"
    )


def _item(number: int, line: dict, budget: dict[str, Decimal] | None, note: str) -> Checked:
    """Beside what was settled against it; where that is more than the budget has for it, the budget counts."""
    kind, approved = line["kind"], Decimal(line["approved"])
    if budget is not None:
        approved = min(approved, budget.get(kind, Decimal()))
    name = CHOICES["budget.kind"].get(kind, kind)
    return spent(f"money.{number}", name, approved, Decimal(line["actual"]), note=note, rule="OUT-24", source="S116")


def _in_yuan(lines: list[Line]) -> dict[str, Decimal] | None:
    """The budget by item, by its code and its name; None where a line is in another currency, whose rate nobody knows here."""
    if any(line.currency != "CNY" for line in lines):
        return None
    sums: dict[str, Decimal] = {}
    for line in lines:
        for name in {line.kind, str(CHOICES["budget.kind"].get(line.kind, line.kind))}:
            sums[name] = sums.get(name, Decimal()) + (line.amount or Decimal())
    return sums
