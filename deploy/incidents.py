"""Who notices that a job in the background failed or went well: Celery's signals, and those of the clock.

Noting never raises and waits five seconds at most. It runs in a thread of its own, hence on a connection of its own:
what the failed job left of its connection does not matter, and a parent of forks keeps none open.
"""

import logging
import threading
from typing import Any

from celery.signals import task_failure, task_success
from django.db import connections
from django.utils import timezone
from django.utils.translation import gettext_noop

from approvals import incidents
from notifications import jobs

PATIENCE = 5.0  # seconds

logger = logging.getLogger(__name__)

incidents.NAMES.update(
    {
        "notifications.scan": gettext_noop("Ringing reminders"),
        "notifications.drain": gettext_noop("Delivering messages"),
        "approvals.escalate": gettext_noop("Escalating what is late"),
        "deploy.heartbeat": gettext_noop("Sign of life of the worker"),
        "core.previews": gettext_noop("Drawing previews of attachments"),
        "registers.print": gettext_noop("Looking for papers to print"),
        "registers.print_again": gettext_noop("Printing a paper"),
        "statistics.ledgers": gettext_noop("Taking in ledgers of earlier years"),
        "core.sweep": gettext_noop("Clearing away files nobody kept"),
        "core.checkpoint": gettext_noop("Checkpoint of the journal"),
        "registers.fixity": gettext_noop("Checking the archive's packages"),
        "registers.disposals": gettext_noop("Destroying what two people signed"),
        "registers.transfers_due": gettext_noop("Reminding of the hand-over to the archives"),
        "registers.passports_due": gettext_noop("Reminding of documents that expire or are held"),
        "registers.cabinets": gettext_noop("Entering what the cabinets reported"),
    }
)


def failed(job: str, error: BaseException) -> None:
    """Write it down, apart from everything that may be broken here."""
    hand = threading.Thread(target=_noted, args=[job, error], name="incident", daemon=True)
    hand.start()
    hand.join(PATIENCE)


def succeeded(job: str) -> None:
    """One statement on the connection the job has just used."""
    try:
        incidents.succeeded(job, timezone.now())
    except Exception as error:  # noqa: BLE001 - the job went well, whatever this is
        logger.warning("That %s went well could not be written down (%s).", job, type(error).__name__)


def _noted(job: str, error: BaseException) -> None:
    try:
        incidents.note(job, error, timezone.now())
    except Exception as trouble:  # noqa: BLE001 - the log has the failure itself
        logger.warning("That %s failed could not be written down (%s).", job, type(trouble).__name__)
    finally:
        connections.close_all()


@task_failure.connect
def task_failed(sender: Any, exception: BaseException, **kwargs: Any) -> None:
    failed(sender.name, exception)


@task_success.connect
def task_succeeded(sender: Any, **kwargs: Any) -> None:
    succeeded(sender.name)


def turn_failed(job: str, error: Exception, **kwargs: Any) -> None:
    failed(job, error)


def turn_succeeded(job: str, **kwargs: Any) -> None:
    succeeded(job)


jobs.failed.connect(turn_failed)
jobs.succeeded.connect(turn_succeeded)
