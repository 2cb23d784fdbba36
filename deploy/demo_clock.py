"""The demo's clock (演示时钟): in the demo, and nowhere else, days can be skipped.

A notice runs five working days and passports leave the office five days before the departure; who tries the product
has ten minutes. With DEMO=1 every process adds the days that were skipped to the time of day; without it nothing here
is ever asked. The clock only goes forward, so that the journal stays in order.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from approvals.errors import NotComplete
from approvals.people.middleware import BEGAN, SEEN

_real_now = timezone.now


def place() -> Path:
    """Where the skipped days are kept, for web, worker and beat alike."""
    return Path(settings.VAR) / "demo-clock"


def skipped() -> timedelta:
    """How far the demo's clock is ahead."""
    try:
        return _read(place(), place().stat().st_mtime_ns)
    except FileNotFoundError:
        return timedelta()


@lru_cache(maxsize=1)
def _read(path: Path, changed: int) -> timedelta:
    return timedelta(days=int(path.read_text()))


def now() -> datetime:
    """The time of the demo."""
    return _real_now() + skipped()


def install() -> None:
    """Let ``django.utils.timezone.now`` tell the demo's time in this process."""
    timezone.now = now


def skip(days: int) -> None:
    """Go forward by that many days, 1 to 60; raises NotComplete for anything else."""
    if not 1 <= days <= 60:
        raise NotComplete("1–60")
    fresh = place().with_suffix(".new")
    fresh.write_text(str(skipped().days + days))
    fresh.replace(place())


@require_POST
def skipping(request: HttpRequest) -> HttpResponse:
    """Skip days and stay signed in; back to the page one came from."""
    days = request.POST.get("days", "")
    skip(int(days) if days.isdigit() else 0)
    request.session[BEGAN] = request.session[SEEN] = int(timezone.now().timestamp())
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(back if ours else "/")
