"""The pages of messages (消息): one's own, and the undelivered ones for administrators."""

import logging

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import delivery, inbox
from notifications.models import Message
from notifications.render import render as words

logger = logging.getLogger(__name__)


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """My messages, the newest first. Looking at them marks nothing."""
    found, onward = inbox.page(Message.objects.inbox_of(request.user), before=_before(request))
    rows = [(message, *_worded(message)) for message in found]
    return render(request, "notifications/mine.html", {"rows": rows, "older": _older(onward)})


@require_POST
@login_required
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """I have read this one."""
    get_object_or_404(Message.objects.inbox_of(request.user), pk=pk)
    inbox.read(request.user, message_id=pk, now=timezone.now())
    return redirect("notifications:mine")


@require_POST
@login_required
def readings(request: HttpRequest) -> HttpResponse:
    """I have read them all."""
    inbox.read(request.user, now=timezone.now())
    return redirect("notifications:mine")


@require_safe
@login_required
def undelivered(request: HttpRequest) -> HttpResponse:
    """The dead letters: to whom, what and why, never the text."""
    _for_administrators(request)
    found, onward = inbox.page(Message.objects.undelivered(), before=_before(request))
    return render(request, "notifications/undelivered.html", {"found": found, "older": _older(onward)})


@require_POST
@login_required
def retrial(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a dead letter again."""
    _for_administrators(request)
    if delivery.retry(pk, now=timezone.now()):
        flash.success(request, _("The message will be sent again."))
    else:
        flash.info(request, _("This message is not undelivered any more."))
    return redirect("notifications:undelivered")


def _for_administrators(request: HttpRequest) -> None:
    if not getattr(request.user, "is_staff", False):
        raise PermissionDenied(_("Only administrators see undelivered messages."))


def _before(request: HttpRequest) -> int | None:
    before = request.GET.get("before", "")
    return int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None


def _older(onward: int | None) -> str:
    return f"?before={onward}" if onward else ""


def _worded(message: Message) -> tuple[str, list[str]]:
    """Subject and lines; an old message whose event has lost its words shows its title."""
    try:
        subject, body = words(message)
    except Exception:
        logger.exception("Message %s (%s) cannot be shown.", message.pk, message.event)
        return message.title or message.event, []
    return subject, body.splitlines()
