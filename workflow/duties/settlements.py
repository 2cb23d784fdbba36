"""Settlement (核销): approved against actual, line by line; one trip, one settlement (S115)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.duties.evidence import refuse
from workflow.duties.models import Settlement

CENT = Decimal("0.01")
MOST = Decimal("9999999.99")  # of one line; the total still fits its column


def settle(matter, *, lines: Iterable[Mapping[str, Any]], note: str = "", by, now: datetime) -> dict:
    """Settle the costs in yuan; what goes beyond the approval needs a word why (in principle it is not paid, S116)."""
    if Settlement.objects.filter(matter_id=matter.pk).exists():
        raise NotNow(_("The costs are settled already."))
    read, complaints = _read(lines)
    over = [line["kind"] for line in read if line["actual"] > line["approved"]]
    if over and not note.strip():
        complaints.append(_("More was spent than approved (%(kinds)s); say why.") % {"kinds": "、".join(over)})
    refuse(*complaints)
    stored = [{"kind": row["kind"], "approved": str(row["approved"]), "actual": str(row["actual"])} for row in read]
    settlement = Settlement.objects.create(
        matter_id=matter.pk, lines=stored, note=note.strip(), settled_on=timezone.localdate(now), by=by,
        approved=_sum(read, "approved"), total=_sum(read, "actual"),
    )
    return {
        "lines": stored, "approved": str(settlement.approved), "total": str(settlement.total), "note": settlement.note,
    }


def lacking(matter) -> list[str]:
    """Whether the costs are still to be settled."""
    return [] if Settlement.objects.filter(matter_id=matter.pk).exists() else [_("The costs are not settled yet.")]


def _read(lines: Iterable[Mapping[str, Any]]) -> tuple[list[dict], list[str]]:
    read, complaints = [], []
    for no, line in enumerate(lines, start=1):
        kind = str(line.get("kind") or "").strip()
        approved, actual = amount(line.get("approved")), amount(line.get("actual"))
        if not kind:
            complaints.append(_("Line %(no)d has no kind of cost.") % {"no": no})
        if approved is None or actual is None:
            complaints.append(_("Line %(no)d: write the amounts in yuan like 1234.50, not below zero.") % {"no": no})
        else:
            read.append({"kind": kind, "approved": approved, "actual": actual})
    if not read and not complaints:
        complaints.append(_("The settlement has no line."))
    return read, complaints


def _sum(rows: list[dict], column: str) -> Decimal:
    return sum((row[column] for row in rows), Decimal())


def amount(value: object) -> Decimal | None:
    """Yuan with at most two decimals, from 0; None when it is anything else. Floats are refused: they are not exact."""
    if isinstance(value, (float, bool)) or value is None:
        return None
    try:
        number = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        return None
    if not number.is_finite() or not 0 <= number <= MOST or number != number.quantize(CENT):
        return None
    return number.quantize(CENT)
