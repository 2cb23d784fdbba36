"""The bell of a follow-up task (后续任务提醒): a week before its day, on the day, three days and ten days after.

The days are ours: no regulation names any. What a visit promised is a to-do of the visit and rings there.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from notifications import reminders
from notifications.bells import Bell
from workflow.registers.models import Result

DUE = Bell("result.due", silenced_by=("close", "remove"))
RUNGS = (-7, 0, 3, 10)
ALONE = 0  # in the place of the matter, for what the office entered by itself


def hang(result: Result, *, now: datetime) -> None:
    """Hang the bell over what is open, written by hand and has a day and a person; take it down elsewhere."""
    if result.origin or not result.is_open or not (result.due_on and result.person_id):
        silence(result, now=now)
        return
    rungs = [(f"{days:+d}", result.due_on + timedelta(days=days)) for days in RUNGS]
    reminders.ring(
        result.matter_id or ALONE, DUE, to=[result.person_id], rungs=[rung for rung in rungs if rung[1] >= timezone.localdate(now)],
        key=str(result.pk), now=now, url=result.get_absolute_url(), title=result.title, due=result.due_on.isoformat(),
    )  # fmt: skip


def silence(result: Result, *, now: datetime) -> None:
    """It is done, or no longer asked for."""
    reminders.silence(result.matter_id or ALONE, DUE, key=str(result.pk), now=now, by_step="close")
