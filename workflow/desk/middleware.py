"""Two promises of every page: nothing foreign runs in it, and whatever cannot be done says why."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from approvals.asked import asked_once
from approvals.commit import locked
from approvals.errors import NotNow, Refusal
from workflow.desk.deadlines import one_reading

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class ContentSecurityPolicy:
    """No inline script, no inline style, nothing from elsewhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class RefusalsHaveWords:
    """A refusal becomes a page with a way on, or a fragment where htmx asked; the API words its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):  # a verb asks anew, once it holds the matter
            with one_reading():
                return self.get_response(request)
        with one_reading(), asked_once():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """None leaves the error to Django: it is a fault, not a refusal."""
        if request.path.startswith("/api/"):
            return None
        refusal = refusal_in(error)
        return refused(request, refusal) if refusal else None


def refusal_in(error: Exception) -> Refusal | None:
    """The refusal an exception stands for, if it is one."""
    if isinstance(error, Refusal):
        return error
    if type(error).__name__ == "TransitionNotAllowed":  # django_fsm and Viewflow each have a class of this name
        return NotNow(_("The matter has moved on since you opened it. Open it again to see where it is."))
    if isinstance(error, OperationalError) and locked(error):
        return NotNow(_("Somebody else is deciding this right now. Try again in a moment."))
    return None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page or fragment for a refusal, with its status."""
    name = "components/refusal.html" if getattr(request, "htmx", False) else f"{refusal.status}.html"
    return render(request, name, {"complaints": refusal.complaints, "refusal": refusal}, status=refusal.status)
