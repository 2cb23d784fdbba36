"""The bells of a delegation (提醒): when each rings and what silences it, side by side. Days as in rules.md §10."""

from datetime import timedelta

from django.utils import timezone

from approvals.people import directory
from approvals.people.models import Role
from notifications.reminders import Bell, ring, silence
from workflow.duties import reports
from workflow.registers.limits import limits_on
from workflow.registers.passports import custody, due

BRIEFING = Bell("briefing.missing", silenced_by=("briefing_complete", "cancel"))
PASSPORT = Bell("passport.return_due", silenced_by="take_passport_back", daily_after=True)
REPORT = Bell("report.due", silenced_by="hand_in_report")
SECOND_NOTICE = Bell("second_notice.due", silenced_by="publish_second_notice")
BELLS = (BRIEFING, PASSPORT, REPORT, SECOND_NOTICE)


def after(matter, step: str, *, now) -> None:
    """Hang up and take down the bells of a step just taken; the matter's row is held."""
    if step in _HANGS:
        _HANGS[step](matter, now=now)
    for bell in BELLS:
        if step in bell.steps and not (bell is PASSPORT and custody.still_out(matter)):
            silence(matter.pk, bell, now=now, by_step=step)


def _hang(matter, bell: Bell, *, since, days, due_on, to, now) -> None:
    rungs = [{"rung": f"{n:+d}", "at": since + timedelta(days=n)} for n in days]
    ring(
        matter.pk, bell, to=to, rungs=rungs, now=now, url=matter.get_absolute_url(), title=matter.title,
        number=matter.number or "", due=due_on.isoformat(),
    )


def _travellers(matter) -> list:
    group = [row.person for row in matter.participants.filter(dropped_at=None).select_related("person") if row.person]
    return [matter.owner, *group]


def _briefing(matter, *, now) -> None:
    _hang(matter, BRIEFING, since=matter.starts_on, days=(-7, -3), due_on=matter.starts_on, to=_travellers(matter), now=now)


def _passports(matter, *, home, now, cancelled=False) -> None:
    limits = limits_on(matter.limits_on)
    custodians = directory.having_role(Role.CUSTODIAN, on=timezone.localdate(now))
    last = due.last_day(matter, home=home, limits=limits, cancelled=cancelled)
    _hang(matter, PASSPORT, since=home, days=(1, 5, 7), due_on=last, to=[*_travellers(matter), *custodians], now=now)


def _home(matter, *, now) -> None:
    limits, home = limits_on(matter.limits_on), matter.trip.came_home_on
    if custody.still_out(matter):
        _passports(matter, home=home, now=now)
    _report(matter, now=now)
    secretaries = directory.having_role(Role.SECRETARY, unit=matter.unit, on=timezone.localdate(now))
    _hang(matter, SECOND_NOTICE, since=home, days=(25, 30), due_on=home + timedelta(days=limits.second_notice_days),
          to=[matter.owner, *secretaries], now=now)


def _report(matter, *, now) -> None:
    if not reports.lacking(matter):
        return
    home = matter.trip.came_home_on
    due_on = home + timedelta(days=limits_on(matter.limits_on).report_days)
    _hang(matter, REPORT, since=home, days=(10, 15), due_on=due_on, to=[matter.owner], now=now)


def _cancelled(matter, *, now) -> None:
    if custody.still_out(matter):
        _passports(matter, home=timezone.localdate(now), now=now, cancelled=True)


def _taken_over(matter, *, now) -> None:
    """What hangs over a trip of that state; rungs long past are collapsed by the scan."""
    if matter.state in ("documents", "briefing"):
        _briefing(matter, now=now)
    if matter.state == "returned":
        _home(matter, now=now)


_HANGS = {"approve": _briefing, "come_home": _home, "return_report": _report, "cancel": _cancelled,
          "take_over": _taken_over}
