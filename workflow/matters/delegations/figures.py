"""What is counted of delegations (出访统计): a trip counts on the day on which its group really left the country.

Person-times are those of the group that left, once it is home those who came home; a trip that was never begun does not
count. Money is in yuan: what was approved and what was settled, before the settlement the budget's lines in yuan.
"""

from datetime import timedelta

from django.utils import timezone

from approvals.asked import remembered
from workflow.core.counting import OUT, Counted, Figures, region_of
from workflow.duties.models import Trip
from workflow.matters.delegations.application import CHOICES
from workflow.registers.limits import limits_on
from workflow.registers.models import Loan

STEPS = frozenset({
    "depart", "come_home", "take_passport_back", "hand_in_report", "accept_report", "settle", "take_over", "correct",
})  # fmt: skip
limits_of = remembered(limits_on)


def row(matter) -> Counted | None:
    """The matter's row, or None before the group has left."""
    trip, settled = getattr(matter, "trip", None), getattr(matter, "settlement", None)
    if trip is None:
        return None
    application = matter.application
    left = sum(person.dropped_at is None for person in matter.participants.all())
    return Counted(
        way=OUT, counted_on=trip.left_on, countries=application.countries, region=region_of(application.countries),
        track=application.track or "", task=application.task_type or "", joined=application.joined,
        planned=application.in_plan, people_planned=application.size,
        people=left if trip.people_back is None else trip.people_back, days_planned=application.days,
        days=(trip.came_home_on - trip.left_on).days + 1 if trip.came_home_on else None,
        money_planned=settled.approved if settled else application.totals.get("CNY"),
        money=settled.total if settled else None, **_passports(matter), **_report(matter, trip),
    )  # fmt: skip


def _passports(matter) -> dict:
    """Documents drawn for the trip: back in time, back late, still out."""
    loans = [(loan.due_on, loan.returned_on) for loan in matter.loans.all() if loan.purpose in Loan.FOR_EXIT and loan.due_on]
    back = [(due, returned) for due, returned in loans if returned]
    on_time = sum(returned <= due for due, returned in back)
    out = [due for due, returned in loans if not returned]
    return {
        "passports_on_time": on_time, "passports_late": len(back) - on_time, "passports_out": len(out),
        "passports_due_on": max(out, default=None),
    }  # fmt: skip


def _report(matter, trip: Trip) -> dict:
    """The first version says whether the report came in time."""
    if trip.came_home_on is None:
        return {}
    first = next(iter(matter.reports.all()), None)
    limits = limits_of(matter.limits_on or trip.left_on)
    return {
        "report_due_on": trip.came_home_on + timedelta(days=limits.report_days),
        "report_on": timezone.localdate(first.handed_in_at) if first else None,
    }


FIGURES = Figures(
    steps=STEPS, row=row, names={"track": CHOICES["track"], "task": CHOICES["task_type"]}, joins=("trip", "settlement"),
    lists=("participants", "loans", "reports"),
)  # fmt: skip
