"""A child of the worker that was killed at its job (工人失踪): the message goes back, and Celery tells nobody. Here it is told."""

from typing import Any

from celery.exceptions import WorkerLostError
from celery.worker.request import Request

from deploy.incidents import failed


class Watched(Request):
    """A request as Celery's, which also notes that its worker was lost."""

    def on_failure(self, exc_info: Any, send_failed_event: bool = True, return_ok: bool = False) -> Any:
        error = getattr(exc_info.exception, "exc", exc_info.exception)
        if isinstance(error, WorkerLostError) and self.task.reject_on_worker_lost:
            failed(self.task.name, error)
        return super().on_failure(exc_info, send_failed_event, return_ok)
