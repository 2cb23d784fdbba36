"""Bells (提醒): rows with a due time. A verb hangs one up, the clock rings it, the verb that fulfils it silences it.

Every rung rings exactly once, whoever scans and however often. Where the clock stood still and several rungs are past,
the burst is collapsed to the newest; the ones before it are kept in the row as collapsed, so that nothing is hidden.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from notifications.bells import Bell
from notifications.hanging import Hanging, ring, ring_all
from notifications.models import Reminder
from notifications.outbox import copies, write
from notifications.rungs import climb

__all__ = ["Bell", "Hanging", "bells", "pass_over", "ring", "ring_all", "scan", "silence"]


def silence(
    subject_id: int,
    bell: Bell | str | None = None,
    *,
    key: str | Collection[str] | None = None,
    now: datetime,
    by_step: str = "",
) -> int:
    """Take bells down: all of a subject, those of one bell, or those of a key or several; how many there were."""
    standing = Reminder.objects.open().filter(subject_id=subject_id)
    if bell is not None:
        standing = standing.filter(bell=bell.code if isinstance(bell, Bell) else bell)
    if key is not None:
        standing = standing.filter(key__in=[key] if isinstance(key, str) else key)
    return standing.update(silenced_at=now, silenced_by_step=by_step)


def bells(subject_id: int) -> list[Reminder]:
    """The bells that hang over a subject, the next to ring first; for its page."""
    return list(Reminder.objects.open().filter(subject_id=subject_id).order_by(F("next_at").asc(nulls_last=True), "pk"))


@transaction.atomic
def scan(*, now: datetime, limit: int = 1000) -> int:
    """Let the due bells ring: outbox rows and the next rung, in one transaction; how many rang.

    Two scanners never hold the same bell, and a scanner killed half-way has done nothing.
    """
    ringing = list(Reminder.objects.due(now).select_for_update(skip_locked=True)[:limit])
    if not ringing:
        return 0
    everybody = {pk for reminder in ringing for pk in reminder.to}
    people = get_user_model()._default_manager.filter(pk__in=everybody, is_active=True).in_bulk()
    write([copy for reminder in ringing for copy in _one_rung(reminder, people=people, now=now)])
    Reminder.objects.bulk_update(ringing, ["rungs", "next_at", "next_rung"])
    return len(ringing)


@transaction.atomic
def pass_over(*, now: datetime, limit: int = 1000) -> int:
    """After a restore: what is due now has rung since the backup was made, so it moves on without a word."""
    passed = list(Reminder.objects.due(now).select_for_update(skip_locked=True)[:limit])
    for reminder in passed:
        _one_rung(reminder, people={}, now=now)
    return Reminder.objects.bulk_update(passed, ["rungs", "next_at", "next_rung"])


def _one_rung(reminder: Reminder, *, people: dict, now: datetime) -> list:
    """The words of the newest rung; the reminder is moved to its next one, unsaved."""
    rung, reminder.rungs, onward = climb(
        reminder.rungs, daily_after=reminder.daily_after, since=reminder.next_at, now=now
    )
    reminder.next_at, reminder.next_rung = onward["next_at"], onward["next_rung"]
    word = {
        "event": rung.get("event", reminder.event),
        "subject_id": reminder.subject_id,
        "title": reminder.title,
        "number": reminder.number,
        "url": reminder.url,
        "facts": reminder.facts | _days_left(reminder.facts, now=now),
        "created_at": now,
        "due_at": now,
    }
    to = [people[pk] for pk in reminder.to if pk in people]
    return copies(word, to=to, key=f"rem:{reminder.pk}:{rung['rung']}")


def _days_left(facts: dict, *, now: datetime) -> dict:
    """How far off the fact ``due`` is on the day the bell rings."""
    if "due" not in facts:
        return {}
    days = (date.fromisoformat(str(facts["due"])[:10]) - timezone.localdate(now)).days
    return {"days": abs(days), "late": days < 0}
