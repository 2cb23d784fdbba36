"""The notice board (公示栏): for everybody who is signed in; outside only where the school opened it, and with less on it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from workflow.duties import board
from workflow.duties.models import Notice


@require_GET
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """What hangs today."""
    rows = [_row(notice) for notice in board.hanging(today=timezone.localdate())]
    return render(request, "desk/board.html", {"rows": rows, "open_outside": settings.PUBLIC_NOTICES})


@require_GET
@never_cache
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice, whole; 410 once it came down."""
    found = board.hanging(today=timezone.localdate()).filter(pk=pk).first()
    if found is None:
        get_object_or_404(Notice, pk=pk)
        return render(request, "desk/board_gone.html", status=410)
    return render(request, "desk/board_notice.html", _row(found))


@require_GET
@login_not_required
@never_cache
def outside(request: HttpRequest) -> HttpResponse:
    """What hangs today, for whoever comes by."""
    _must_be_open()
    rows = [_row(notice) for notice in board.hanging(today=timezone.localdate())]
    return _unindexed(render(request, "desk/board_outside.html", {"rows": rows}))


@require_GET
@login_not_required
@never_cache
def notice_outside(request: HttpRequest, pk: int) -> HttpResponse:
    """People, places, task, period and contact; neither itinerary nor flights nor money. Gone is gone: 404."""
    _must_be_open()
    found = get_object_or_404(board.hanging(today=timezone.localdate()), pk=pk)
    return _unindexed(render(request, "desk/board_notice_outside.html", _row(found)))


def _must_be_open() -> None:
    if not settings.PUBLIC_NOTICES:
        raise Http404


def _row(notice: Notice) -> dict:
    after = notice.which == Notice.Which.SECOND
    return {"notice": notice, "shown": board.shown(notice), "until": board.down_on(notice), "after": after}


def _unindexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
