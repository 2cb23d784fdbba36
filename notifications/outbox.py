"""The outbox (发件箱): word is written in the transaction that changed the world, and delivered after it, never twice.

In the database exactly once, by the unique ``dedupe``. On the wire at least once with the same key at every attempt,
so once where the receiver drops what it has seen.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from notifications.delivery import drain, drain_all
from notifications.events import known
from notifications.facts import plain
from notifications.models import Channel, Message
from notifications.poke import poke

__all__ = ["copies", "drain", "drain_all", "said", "tell", "write"]


def tell(
    event: str,
    *,
    about: Any,
    to: Iterable[Any],
    by: Any = None,
    now: datetime | None = None,
    key: str = "",
    **facts: Any,
) -> None:
    """Write the word for everyone in ``to``, except who caused it and who has left; one INSERT on the caller's commit.

    ``about`` brings pk, title, number and get_absolute_url(). With a ``key`` the same telling is written once for ever.
    """
    write(said(event, about=about, to=to, by=by, now=now, key=key, **facts))


def said(
    event: str,
    *,
    about: Any,
    to: Iterable[Any],
    by: Any = None,
    now: datetime | None = None,
    key: str = "",
    **facts: Any,
) -> list[Message]:
    """What ``tell`` writes, unsaved: for who has several things to say in one ``write``."""
    known(event)
    now = now or timezone.now()
    word = {
        "event": event,
        "subject_id": about.pk,
        "title": str(about.title or ""),
        "number": str(about.number or ""),
        "url": about.get_absolute_url(),
        "facts": plain(facts),
        "created_at": now,
        "due_at": now,
    }
    return copies(word, to=to, by=by, key=key or uuid.uuid4().hex)


def copies(word: dict, *, to: Iterable[Any], by: Any = None, key: str) -> list[Message]:
    """One unsaved row for each recipient and channel."""
    people = {p.pk: p for p in to if p is not None and p.is_active and not (by is not None and p.pk == by.pk)}
    return [
        Message(
            **word,
            recipient=person,
            channel=channel,
            dedupe=f"{word['event']}:{word['subject_id']}:{key}:{pk}:{channel}",
        )
        for pk, person in people.items()
        for channel in channels_of(person)
    ]


def channels_of(person: Any) -> list[str]:
    """In this system always; by e-mail where there is an address."""
    return [Channel.IN_APP, Channel.EMAIL] if getattr(person, "email", "") else [Channel.IN_APP]


def write(messages: list[Message]) -> None:
    """One INSERT … ON CONFLICT DO NOTHING, and after the commit one poke however many words were written."""
    if not messages:
        return
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    if not any(entry[1] is poke for entry in connection.run_on_commit):
        transaction.on_commit(poke, robust=True)
