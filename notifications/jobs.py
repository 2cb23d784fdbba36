"""A job (后台任务) turned by hand instead of by Celery: who wants to know how it went, listens."""

import logging
from collections.abc import Callable

from django.dispatch import Signal

succeeded = Signal()  # job
failed = Signal()  # job, error

logger = logging.getLogger(__name__)


def attempted(job: str, work: Callable[[], object]) -> Exception | None:
    """Do the work and tell the listeners; what went wrong is logged and returned, never raised."""
    try:
        work()
    except Exception as error:
        logger.exception("The job %s failed.", job)
        failed.send_robust(sender=job, job=job, error=error)
        return error
    succeeded.send_robust(sender=job, job=job)
    return None
