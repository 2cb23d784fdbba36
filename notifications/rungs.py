"""The rungs of a bell (提醒的级次): named instants, the earliest first, and after the last one perhaps one a day."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

MORNING = time(9, 0)  # a rung given as a day rings when the office opens


def ladder(rungs: Iterable[Any]) -> list[dict]:
    """Rungs as the row keeps them; each is given as {"rung", "at", "event"?} or as a pair of name and instant (day)."""
    steps = [_step(rung) for rung in rungs]
    return sorted(steps, key=lambda step: step["at"])


def _step(rung: Any) -> dict:
    if isinstance(rung, Mapping):
        step = {"at": _instant(rung["at"]), "rung": str(rung["rung"])}
        return step | ({"event": rung["event"]} if rung.get("event") else {})
    name, at = rung if not isinstance(rung[0], date) else (rung[1], rung[0])
    return {"at": _instant(at), "rung": str(name)}


def _instant(at: str | date | datetime) -> str:
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    if not isinstance(at, datetime):
        at = datetime.combine(at, MORNING)
    if timezone.is_naive(at):
        at = timezone.make_aware(at)
    return at.astimezone(UTC).isoformat()


def first_of(steps: list[dict]) -> dict:
    """Where a new bell stands."""
    if not steps:
        return {"next_at": None, "next_rung": ""}
    return {"next_at": datetime.fromisoformat(steps[0]["at"]), "next_rung": steps[0]["rung"]}


def climb(steps: list[dict], *, daily_after: bool, since: datetime | None, now: datetime) -> tuple[dict, list, dict]:
    """The newest rung past ``since``, the ladder with what became of each, and where the bell stands next."""
    past = [step for step in steps if since and since <= datetime.fromisoformat(step["at"]) <= now]
    ahead = [step for step in steps if datetime.fromisoformat(step["at"]) > now]
    days = _days_since(steps[-1], now) if daily_after else 0
    newest = _daily(steps[-1], days) if days else past[-1]
    if daily_after and not ahead:
        ahead = [_daily(steps[-1], days + 1)]
    marked = [step | {"came": "rung" if step is newest else "collapsed"} if step in past else step for step in steps]
    return newest, marked, first_of(ahead)


def _days_since(last: dict, now: datetime) -> int:
    """Whole days since the last rung, by the wall clock of the school."""
    then = timezone.localtime(datetime.fromisoformat(last["at"]))
    now = timezone.localtime(now)
    return max(0, (now.date() - then.date()).days - (now.time() < then.time()))


def _daily(last: dict, days: int) -> dict:
    """The rung that many days after the last one, at the same time of day, with the same words."""
    at = timezone.localtime(datetime.fromisoformat(last["at"])) + timedelta(days=days)
    words = {"event": last["event"]} if "event" in last else {}
    return {"at": at.astimezone(UTC).isoformat(), "rung": f"daily-{at.date().isoformat()}"} | words
