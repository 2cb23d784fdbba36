"""Delivering while holding the row (投递): the lock of the connection is the lease; a killed worker frees it at once.

Any number of workers; a broken channel only makes its rows older; after twelve attempts a row is a dead letter, which
an administrator sees and may send again.
"""

import logging
import random
import time
from datetime import datetime, timedelta

from django.db import transaction

from notifications.channels import DELIVER, Undelivered
from notifications.faults import point
from notifications.models import Message

ATTEMPTS = 12
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
CLOSED_WAIT = timedelta(minutes=1)
BATCH_SECONDS = 10  # a slow receiver must not hold the rows of a batch for long
DRAIN_SECONDS = 15  # with the last batch this stays below the worker's time limit

logger = logging.getLogger(__name__)


def drain(*, now: datetime, limit: int = 50) -> int:
    """Deliver one batch in one transaction; how many rows were settled, that is sent, postponed or given up."""
    with transaction.atomic():
        due = Message.objects.due(now).select_related("recipient")
        settled = _settle(list(due.select_for_update(skip_locked=True, of=("self",))[:limit]), now=now)
        if settled:
            point("between-send-and-commit")
        Message.objects.bulk_update(settled, ["sent_at", "dead_at", "due_at", "attempts", "last_error"])
    return len(settled)


def drain_all(*, now: datetime, limit: int = 50) -> int:
    """Batch after batch until nothing is due or the time is up; what is left is found by the next turn."""
    until, total = time.monotonic() + DRAIN_SECONDS, 0
    while settled := drain(now=now, limit=limit):
        total += settled
        if time.monotonic() > until:
            break
    return total


def _settle(batch: list[Message], *, now: datetime) -> list[Message]:
    """Nothing here touches the database, so one message's failure cannot spoil the transaction of the others."""
    until, closed, settled = time.monotonic() + BATCH_SECONDS, set(), []
    for message in batch:
        if message.channel in closed:
            message.due_at = now + CLOSED_WAIT  # not its fault: no attempt is counted
        elif not _attempt(message, now=now):
            closed.add(message.channel)
        settled.append(message)
        if time.monotonic() > until:
            break
    return settled


def _attempt(message: Message, *, now: datetime) -> bool:
    """Send and mark; False when the whole channel is closed."""
    try:
        DELIVER[message.channel](message)
    except Undelivered as failure:
        _failed(message, str(failure), permanent=failure.permanent, now=now)
        return not failure.closed
    except Exception as error:  # noqa: BLE001 - a poison message must not stop the others
        logger.exception("Message %s (%s) cannot be delivered.", message.pk, message.event)
        _failed(message, type(error).__name__, permanent=False, now=now)
    else:
        message.sent_at, message.last_error = now, ""
        message.attempts += 1
    return True


def _failed(message: Message, reason: str, *, permanent: bool, now: datetime) -> None:
    message.attempts += 1
    message.last_error = reason[:200]
    if permanent or message.attempts >= ATTEMPTS:
        message.dead_at = now
        logger.error("Message %s (%s) is a dead letter: %s", message.pk, message.event, message.last_error)
        return
    wait = min(FIRST_WAIT * 2 ** (message.attempts - 1), LONGEST_WAIT)
    message.due_at = now + wait * random.uniform(0.75, 1.25)  # noqa: S311 - so that rows do not come back all at once


@transaction.atomic
def retry(message_id: int, *, now: datetime) -> bool:
    """Give a dead letter twelve new attempts (重发); False when it is none."""
    fresh = {"dead_at": None, "attempts": 0, "due_at": now}
    return bool(Message.objects.undelivered().filter(pk=message_id).update(**fresh))
