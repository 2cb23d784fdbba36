"""Waking the worker (唤醒): best effort after the commit. It carries no data; beat finds the rows without it.

It can neither fail nor delay a request: one publish with short timeouts, and after a failure none for thirty seconds.
"""

import logging
import time

from celery import current_app

QUIET_SECONDS = 30
# The broker's library retries inside itself at several levels; all but the first try are switched off here.
IMPATIENT = {
    "socket_timeout": 0.4,
    "socket_connect_timeout": 0.4,
    "retry_on_timeout": False,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}

logger = logging.getLogger(__name__)
_quiet_until = 0.0


def poke() -> None:
    """Ask for a drain, unless the broker failed a moment ago; beat finds the rows without it."""
    if time.monotonic() >= _quiet_until:
        publish("notifications.drain")


def publish(job: str) -> None:
    """Ask for a job by its name, once; swallow whatever the broker answers."""
    global _quiet_until
    try:
        _publish(job)
    except Exception as error:  # noqa: BLE001 - the broker's library raises a dozen kinds, and none may reach the page
        _quiet_until = time.monotonic() + QUIET_SECONDS
        logger.warning("The broker did not take the poke (%s); beat will find the rows.", type(error).__name__)


def _publish(job: str) -> None:
    with current_app.connection_for_write(transport_options=IMPATIENT) as connection:
        current_app.send_task(job, connection=connection, retry=False, ignore_result=True)
