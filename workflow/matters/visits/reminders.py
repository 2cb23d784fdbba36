"""The bells of a visit (提醒): when each rings and what silences it, side by side. Hours and days as in the rules."""

from datetime import timedelta

from django.utils import timezone

from approvals.calendar import add_working_days
from approvals.people import directory
from approvals.people.models import Role
from notifications.reminders import Bell, ring, silence
from workflow.matters.visits import accounts, reception, stays

PLAN = Bell("reception_plan.due", silenced_by=("hand_in_plan", "cancel"))
LODGING = Bell("lodging.due", silenced_by="register_lodging")
SUMMARY = Bell("summary.due", silenced_by="hand_in_summary")
BELLS = (PLAN, LODGING, SUMMARY)
FIRST_PLAN_BELL, FIRST_SUMMARY_BELL = 3, 2  # days, and working days, before the last one


def after(matter, step: str, *, now) -> None:
    """Hang up and take down the bells of a step just taken; the matter's row is held."""
    if step in _HANGS:
        _HANGS[step](matter, now=now)
    for bell in BELLS:
        if step in bell.steps:
            silence(matter.pk, bell, now=now, by_step=step)


def _hang(matter, bell: Bell, *, rungs, due, to, now) -> None:
    ring(
        matter.pk, bell, to=to, rungs=rungs, now=now, url=matter.get_absolute_url(), title=matter.title,
        number=matter.number or "", due=due.isoformat(),
    )  # fmt: skip


def _plan(matter, *, now) -> None:
    due = reception.plan_due(matter)
    rungs = [{"rung": f"{-days:+d}", "at": due - timedelta(days=days)} for days in (FIRST_PLAN_BELL, 0)]
    _hang(matter, PLAN, rungs=rungs, due=due, to=[matter.owner, matter.preparer], now=now)


def _lodging(matter, *, now) -> None:
    """At half the time, and when it is over: after 12 and after 24 hours; to the hosts and the office."""
    hours = stays.hours(matter)
    if not hours:
        return
    arrived_at = matter.stay.arrived_at
    rungs = [{"rung": f"+{part}h", "at": arrived_at + timedelta(hours=part)} for part in (hours // 2, hours)]
    office = directory.having_role(Role.FAO, on=timezone.localdate(now))
    due = arrived_at + timedelta(hours=hours)
    _hang(matter, LODGING, rungs=rungs, due=timezone.localtime(due), to=[*stays.team(matter), *office], now=now)


def _summary(matter, *, now) -> None:
    due = accounts.summary_due(matter)
    rungs = [
        {"rung": f"{-days:+d}", "at": add_working_days(due, -days) if days else due} for days in (FIRST_SUMMARY_BELL, 0)
    ]
    _hang(matter, SUMMARY, rungs=rungs, due=due, to=[matter.owner, matter.preparer], now=now)


_HANGS = {"approve": _plan, "arrive": _lodging, "leave": _summary, "return_summary": _summary}
