"""Who asks (认证): a token of a person, or the session of somebody signed in; what is asked needs its scope."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from approvals.errors import NotYours
from approvals.people import tokens
from approvals.people.models import Scope

ASKING = ("GET", "HEAD")


class Token(HttpBearer):
    """``Authorization: Bearer …`` (接口令牌); without a scope named, reading asks for read and the rest for write."""

    def __init__(self, scope: str = ""):
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        return getattr(request, "auth", None) or super().__call__(request)

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The person, who from here on is the request's; a token that is no good refuses with its sentence."""
        scope = self.scope or (Scope.READ if request.method in ASKING else Scope.WRITE)
        request.user = tokens.person_for(token, scope=scope, now=timezone.now())
        return request.user


class Session(APIKeyCookie):
    """The session of the pages (会话); what changes anything needs the CSRF token too."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Any:
        return getattr(request, "auth", None) or self.authenticate(request, None)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The person signed in, or nobody."""
        if not request.user.is_authenticated:
            return None
        if check_csrf(request):
            raise NotYours(_("With a session, send its CSRF token in the header X-CSRFToken; programs use a token."))
        return request.user


ANYBODY = [Token(), Session()]
DECIDERS = [Token(Scope.DECIDE), Session()]
