"""Refusals in words (拒绝): every answer from 400 on is ``{"kind": …, "complaints": […]}``."""

from collections.abc import Sequence
from typing import Any, Literal

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field

from approvals.commit import locked
from approvals.errors import NotNow, Refusal
from workflow.api.sentences import sentences

KINDS = {401: "not_known", 403: "not_yours", 404: "not_found", 409: "not_now", 422: "not_complete"}


class Refused(BaseModel):
    """Why it was not done (拒绝原因)."""

    kind: Literal["not_known", "not_yours", "not_found", "not_now", "not_complete"]
    complaints: list[str] = Field(description="Sentences for people: what is wrong, what would be right")


def answer(status: int, complaints: Sequence[str]) -> HttpResponse:
    """The answer that refuses."""
    said = {"kind": KINDS.get(status, "not_complete"), "complaints": list(complaints)}
    response = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def install(api: NinjaAPI) -> None:
    """Let the API answer with words whatever is raised in it; faults are left to Django."""
    api.add_exception_handler(Exception, _raised)
    api.add_exception_handler(Http404, not_found)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(ValidationError, _unreadable)


def not_found(request: HttpRequest, error: object = None) -> HttpResponse:
    """There is no such thing, or it is not this person's to see: nobody can tell which."""
    return answer(404, [_("There is nothing here that you may see.")])


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(422, sentences(error.errors))


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    if error.status_code == 401:
        return answer(401, [_("Send a token: Authorization: Bearer …; tokens are made on the page “My account”.")])
    if error.status_code == 400:
        return answer(422, [_("The body cannot be read; send JSON with Content-Type: application/json.")])
    return answer(error.status_code, [str(error)])


def _raised(request: HttpRequest, error: Any) -> HttpResponse:
    refusal = _refusal_in(error)
    if refusal is None:
        raise error
    return answer(refusal.status, refusal.complaints)


def _refusal_in(error: Exception) -> Refusal | None:
    if isinstance(error, Refusal):
        return error
    if type(error).__name__ == "TransitionNotAllowed":  # the state machine's and the flow's class of this name
        return NotNow(_("The matter has moved on. Read it again to see where it is."))
    if isinstance(error, OperationalError) and locked(error):
        return NotNow(_("Somebody else is deciding this right now. Try again in a moment."))
    return None
