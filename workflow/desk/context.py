"""What the shell shows on every page: asked for only when shown, each with one statement at most."""

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from approvals import incidents
from approvals.deputies import desk_of, instant
from approvals.inbox import waiting_count
from notifications.models import Message
from workflow.desk.menu import Entry, menu_for, place_of, tabs_of
from workflow.desk.typed import Typed, typed_in
from workflow.rehearsal.cast import PASSWORD, PEOPLE


class Shell:
    """The frame of a page (外壳): a plain page that shows no menu asks the database nothing."""

    version = settings.VERSION
    source_url = settings.SOURCE_URL
    school = settings.SCHOOL
    demo = settings.DEMO

    def __init__(self, request: HttpRequest):
        self.request = request

    @cached_property
    def person(self):
        """Who is signed in, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def insecure(self) -> bool:
        """Whether the connection is open to others: plain http beyond this very machine."""
        host = self.request.get_host().rsplit(":", 1)[0]
        return settings.INSECURE_HTTP and host not in ("localhost", "127.0.0.1", "[::1]")

    @property
    def theme(self) -> str:
        """Light, dark, or nothing: as the system has it."""
        return getattr(self.person, "theme", "")

    @cached_property
    def menu(self) -> list[Entry]:
        """The places this person may enter."""
        if self.person is None:
            return []
        counts = {"inbox": self.waiting, "notices": self.unread, "incidents": self.incidents}  # the first reads the roles too
        return menu_for({role for role, _unit in roles_in(self.request)}, **counts)

    @cached_property
    def tabs(self) -> list[Entry]:
        """Five of them, for the thumb."""
        return tabs_of(self.menu) if self.menu else []

    @cached_property
    def waiting(self) -> int:
        """How many to-dos are open (待办)."""
        return waiting_count(self.person) if self.person else 0

    @cached_property
    def unread(self) -> int:
        """How many notices are unread (未读消息)."""
        return Message.objects.inbox_of(self.person).unread().order_by().count() if self.person else 0

    @cached_property
    def incidents(self) -> int:
        """How many incidents are open (异常); asked for those alone who see to them."""
        return incidents.open_count() if self.person and incidents.are_seen_by(roles_in(self.request)) else 0

    @property
    def here(self) -> str:
        """Where a change of language leads back to; a page that was posted to is not asked for again."""
        return self.request.get_full_path() if self.request.method in ("GET", "HEAD") else self.back

    @property
    def back(self) -> str:
        """The page the person came from, if it is ours."""
        came_from = self.request.META.get("HTTP_REFERER", "")
        ours = url_has_allowed_host_and_scheme(
            came_from, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )
        return came_from if ours else "/"

    @property
    def typed(self) -> list[Typed]:
        """The words that were sent and not taken, so that nobody writes them twice."""
        return typed_in(self.request.POST) if self.request.method == "POST" else []

    @property
    def accounts(self) -> list[tuple[str, str, str]]:
        """Of the demo alone, for its sign-in page: username, name and post of everybody invented (演示账号)."""
        return [(username, name, post) for username, name, _unit, post, *_more in PEOPLE] if settings.DEMO else []

    @property
    def password(self) -> str:
        """The one password of the demo's accounts; nothing anywhere else."""
        return PASSWORD if settings.DEMO else ""

    @property
    def language_url(self) -> str:
        """Where a language is chosen."""
        return reverse("set_language")

    @property
    def sign_out_url(self) -> str:
        """Where one leaves."""
        return reverse("sign_out")

    @property
    def now(self):
        """The time printed under an error, so that it can be found in the log."""
        return timezone.now()


def roles_in(request: HttpRequest) -> set[tuple[str, int | None]]:
    """All roles of the signed-in person today, as (role, unit's id): read once a request, for shell and page alike."""
    kept = getattr(request, "_roles_today", None)
    if kept is None:
        kept = request._roles_today = set(desk_of(request.user, at=instant(timezone.localdate())).roles)  # type: ignore
    return kept


def shell(request: HttpRequest) -> dict:
    """``shell`` for every template, and the place the path lies in unless the view says otherwise."""
    return {"shell": Shell(request), "place": place_of(request.path)}
