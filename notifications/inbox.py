"""What a person reads in this system (我的消息)."""

from datetime import datetime
from typing import Any

from notifications.models import Channel, Message, MessageQuerySet

PAGE = 20


def unread(person: Any) -> int:
    """How many messages a person has not read; read from the partial index of unread ones."""
    return Message.objects.filter(recipient=person, channel=Channel.IN_APP).unread().count()


def page(messages: MessageQuerySet, *, before: int | None) -> tuple[list[Message], int | None]:
    """One page from there backwards, and where the next begins; no count, so that ten years cost what a day costs."""
    older = messages.filter(pk__lt=before) if before else messages
    found = list(older.select_related("recipient").order_by("-id")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def read(person: Any, *, now: datetime, message_id: int | None = None) -> int:
    """Mark one's own messages as read, all or the one; how many were unread."""
    mine = Message.objects.inbox_of(person).unread()
    if message_id is not None:
        mine = mine.filter(pk=message_id)
    return mine.order_by().update(read_at=now)
