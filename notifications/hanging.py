"""Hanging bells up (挂铃): in the transaction of the verb that needs them; several of one subject at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications.bells import Bell
from notifications.events import known
from notifications.facts import plain
from notifications.models import Reminder
from notifications.rungs import first_of, ladder


@dataclass(frozen=True)
class Hanging:
    """One bell of several: ``to`` is people or their ids; ``rungs``: see ``rungs.ladder``."""

    to: Iterable[Any]
    rungs: Iterable[Any]
    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def ring(
    subject_id: int, bell: Bell | str, *, to: Iterable[Any], rungs: Iterable[Any], key: str = "", now: datetime, url: str = "",
    title: str = "", number: str = "", event: str | None = None, daily_after: bool | None = None, **facts: Any,
) -> Reminder:  # fmt: skip
    """Hang a bell up, in the transaction of the caller, who holds the subject; whoever enters a node again calls it.

    An open one of the same subject, bell and key whose rungs, recipients and words are the same stays as it is; a
    different one is silenced and replaced. A fact ``due`` makes ``days`` (how many are left) and ``late`` by itself on
    the day it rings.
    """
    hanging = Hanging(to=to, rungs=rungs, key=key, facts=facts)
    return ring_all(
        subject_id, bell, [hanging], now=now, url=url, title=title, number=number, event=event, daily_after=daily_after
    )[0]


@transaction.atomic(savepoint=False)
def ring_all(
    subject_id: int, bell: Bell | str, hangings: Iterable[Hanging], *, now: datetime, url: str = "", title: str = "",
    number: str = "", event: str | None = None, daily_after: bool | None = None,
) -> list[Reminder]:  # fmt: skip
    """The same for several keys of one bell, in at most three statements."""
    bell = bell if isinstance(bell, Bell) else Bell(bell)
    word = {
        "event": known(event or bell.event or bell.code),
        "title": str(title or ""),
        "number": str(number or ""),
        "url": url,
        "daily_after": bell.daily_after if daily_after is None else daily_after,
    }
    wanted = [_wanted(subject_id, bell, hanging, word, now=now) for hanging in hangings]
    if not wanted:
        return []
    same_bell = Reminder.objects.open().filter(subject_id=subject_id, bell=bell.code, key__in=[one.key for one in wanted])
    standing = {one.key: one for one in same_bell.select_for_update()}
    kept = {one.key: standing[one.key] for one in wanted if one.key in standing and _same(standing[one.key], one)}
    replaced = [one.pk for key, one in standing.items() if key not in kept]
    if replaced:
        Reminder.objects.filter(pk__in=replaced).update(silenced_at=now, silenced_by_step="ring")
    Reminder.objects.bulk_create(one for one in wanted if one.key not in kept)
    return [kept.get(one.key, one) for one in wanted]


def _wanted(subject_id: int, bell: Bell, hanging: Hanging, word: dict, *, now: datetime) -> Reminder:
    steps = ladder(hanging.rungs)
    for step in steps:
        known(step.get("event", word["event"]))
    return Reminder(
        subject_id=subject_id,
        bell=bell.code,
        key=hanging.key,
        to=sorted({getattr(person, "pk", person) for person in hanging.to if person is not None}),
        facts=plain(hanging.facts),
        created_at=now,
        rungs=steps,
        **first_of(steps),
        **word,
    )


def _same(standing: Reminder, wanted: Reminder) -> bool:
    rungs = [{k: v for k, v in rung.items() if k != "came"} for rung in standing.rungs]
    names = ("event", "to", "title", "number", "url", "facts", "daily_after")
    return rungs == wanted.rungs and all(getattr(standing, name) == getattr(wanted, name) for name in names)
