"""Judging (核验) at the later moments: what the rules say before the guests arrive, and before the costs are settled."""

from datetime import date, datetime

from django.utils import timezone

from approvals.calendar import add_working_days
from workflow.applying.judging import blocks
from workflow.core.rules import ARRIVAL, SETTLEMENT
from workflow.matters.visits import reception
from workflow.matters.visits.application import Cost, Gift
from workflow.matters.visits.models.account import Summary
from workflow.matters.visits.models.stay import Lodging, Present, Stay
from workflow.matters.visits.rules import Actual, Received
from workflow.registers.limits import limits_on


def arrival_blocks(matter, *, now: datetime) -> list[str]:
    """Sentences of the rules that stand against receiving the guests."""
    return blocks(matter, at=ARRIVAL, actual=actual(matter, today=timezone.localdate(now)))


def settlement_blocks(matter, *, costs: tuple[Cost, ...]) -> list[str]:
    """Sentences of the rules that stand against settling these costs."""
    return blocks(matter, at=SETTLEMENT, actual=actual(matter, costs=costs))


def actual(matter, *, today: date | None = None, costs: tuple[Cost, ...] | None = None) -> Actual:
    """What the tables know beside the application."""
    plan = reception.plan_of(matter)
    stay = Stay.objects.filter(matter_id=matter.pk).first()
    lodging = Lodging.objects.filter(matter_id=matter.pk).first()
    summary = Summary.objects.filter(matter_id=matter.pk).first()
    presents = list(Present.objects.filter(matter_id=matter.pk))
    return Actual(
        asked_on=today, plan_on=timezone.localdate(plan.handed_in_at) if plan else None,
        plan_due=reception.plan_due(matter) if plan else None, escort=plan.escort if plan else "",
        route=plan.route if plan else "", people=stay.people if stay else None,
        strangers=tuple(stay.strangers) if stay else (), lodging_late=lodging.late if lodging else None,
        summary_on=timezone.localdate(summary.handed_in_at) if summary else None,
        summary_due=_summary_due(matter, stay) if stay and stay.left_at else None, costs=costs,
        given=tuple(_gift(row) for row in presents if row.way == "given") if stay else None,
        received=tuple(Received(p.what, p.value, p.handed_in_on is not None) for p in presents if p.way == "received"),
    )  # fmt: skip


def _summary_due(matter, stay: Stay) -> date:
    days = limits_on(matter.limits_on).visit_summary_working_days
    return add_working_days(timezone.localdate(stay.left_at), days)


def _gift(row: Present) -> Gift:
    return Gift(what=row.what, number=row.number, value=row.value, to=row.who, eminent=row.eminent)
