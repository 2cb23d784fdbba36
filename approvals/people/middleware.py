"""Two things every request passes: the door (who is not signed in is shown to it) and the language."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

BEGAN, SEEN = "began_at", "seen_at"
IDLE_SECONDS = getattr(settings, "SESSION_IDLE_SECONDS", 3600)
SEEN_EVERY = 60  # seconds; a page more or less need not write the session


class SignedIn(LoginRequiredMiddleware):
    """Pages are for people who are signed in, unless marked ``login_not_required``; a session ends, used or not."""

    def process_request(self, request: HttpRequest) -> None:
        """End a session that is too old, was idle too long, or whose person may not be here any more."""
        session = request.session
        if SESSION_KEY not in session:
            return
        now = int(timezone.now().timestamp())
        began, seen = session.setdefault(BEGAN, now), session.setdefault(SEEN, now)
        too_old = now - began >= settings.SESSION_COOKIE_AGE or now - seen >= IDLE_SECONDS
        if too_old or not request.user.is_authenticated:
            session.flush()
            request.user = request._cached_user = AnonymousUser()  # type: ignore[attr-defined, assignment]
            request.session_ended = True  # type: ignore[attr-defined]
        elif now - seen >= SEEN_EVERY:
            session[SEEN] = now

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        """To the sign-in page and back again; htmx is told to load that page whole."""
        if getattr(request, "session_ended", False):
            messages.info(request, _("Your session has ended; sign in again."))
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(self.get_login_url(view_func))
        if request.method not in ("GET", "HEAD"):  # what was posted cannot be asked for again
            return redirect(self.get_login_url(view_func))
        return super().handle_no_permission(request, view_func)


class OwnLanguage:
    """Everybody reads their own language; who is not signed in, the cookie's or the browser's, else Chinese."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = getattr(request.user, "language", "") or translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
