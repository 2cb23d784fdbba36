"""Keyed (幂等): a POST with an ``Idempotency-Key`` is carried out once, whoever sends it again."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.operation import Operation

from approvals.errors import NotComplete
from workflow.core.once import once

HEADER = "Idempotency-Key"
LONGEST = 80
BY_ROW = "x-once-each"  # an operation on many keeps an answer for each of them, in a commit of its own


def keyed(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An operation that answers the same key with the same answer, and is never kept by anybody's cache."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]

    @functools.wraps(run)
    def answered(request: HttpRequest, **path: Any) -> HttpResponse:
        try:
            response = _once(operation, request, lambda: run(request, **path))
        except Exception as error:
            response = operation.api.on_exception(request, error)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


def _once(operation: Operation, request: HttpRequest, run: Callable[[], HttpResponse]) -> HttpResponse:
    key = request.headers.get(HEADER, "").strip()
    if request.method != "POST" or not key or BY_ROW in (operation.openapi_extra or {}):
        return run()
    if len(key) > LONGEST:
        raise NotComplete(_("An idempotency key has at most %(most)d characters.") % {"most": LONGEST})
    if not _known(operation, request):  # the keys of somebody unknown are nobody's: refused by the operation itself
        return run()
    return once(request, key, run)


def _known(operation: Operation, request: HttpRequest) -> bool:
    """Whose keys these are is known before the operation runs; it does not ask again."""
    for callback in operation.auth_callbacks:
        if person := callback(request):
            request.auth = person  # type: ignore[attr-defined]
            return True
    return False
