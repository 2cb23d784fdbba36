"""What is counted of visits (来访统计): a visit counts on the day on which its guests arrived.

One that was cancelled or never took place does not. Domestic groups are counted apart, for they are no guests from abroad
(外宾). Numbers of people are those who came.
"""

from django.utils import timezone

from approvals.asked import remembered
from approvals.calendar import add_working_days
from workflow.core.counting import DOMESTIC, IN, Counted, Figures, region_of
from workflow.matters.visits.application import CHOICES, total
from workflow.registers.limits import limits_on

STEPS = frozenset({"arrive", "leave", "hand_in_summary", "accept_summary", "settle", "correct"})
limits_of = remembered(limits_on)


def row(matter) -> Counted | None:
    """The matter's row, or None before the guests are there."""
    stay, settled = getattr(matter, "stay", None), getattr(matter, "settlement", None)
    if stay is None:
        return None
    application, arrived = matter.application, timezone.localdate(stay.arrived_at)
    left = timezone.localdate(stay.left_at) if stay.left_at else None
    first = next(iter(matter.summaries.all()), None)
    limits = limits_of(matter.limits_on or arrived)
    return Counted(
        way=IN if application.foreign else DOMESTIC, counted_on=arrived, countries=application.countries,
        region=region_of(application.countries), origin=application.origin or "", guest_class=application.guest_class or "",
        task=application.purpose or "", level=application.level or "", leaders=bool(application.school_leader),
        people_planned=application.size, people=stay.people, days_planned=application.days,
        days=(left - arrived).days + 1 if left else None,
        money_planned=settled.approved if settled else total(application.costs), money=settled.total if settled else None,
        report_due_on=add_working_days(left, limits.visit_summary_working_days) if left else None,
        report_on=timezone.localdate(first.handed_in_at) if first else None,
    )  # fmt: skip


FIGURES = Figures(steps=STEPS, row=row, names={
    "origin": CHOICES["origin"], "guest_class": CHOICES["guest_class"], "task": CHOICES["purpose"], "level": CHOICES["level"],
}, joins=("stay", "settlement"), lists=("summaries",))  # fmt: skip
