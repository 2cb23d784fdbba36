"""Talking on a page (沟通): urge, copy people in, say that a copy was read, comment, keep a half-written opinion."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from approvals.actions.comment import comment
from approvals.actions.copy import Copied, copy_to, read_copy
from approvals.actions.half_written import keep_half_written
from approvals.actions.urge import urge
from approvals.errors import NotComplete
from approvals.models import Copy
from workflow.core import secrecy
from workflow.core.models import Matter
from workflow.core.once import once
from workflow.desk.talk import concerned
from workflow.desk.talking import CommentForm, CopyForm, Talking
from workflow.desk.views.inbox import asked
from workflow.desk.views.matter import seen, show


@require_POST
def urgings(request: HttpRequest, pk: int) -> HttpResponse:
    """Urge (催办) those it waits for."""
    matter = seen(request, pk)

    def answer() -> HttpResponse:
        told = urge(matter.pk, by=request.user, now=timezone.now()).told
        messages.success(request, _("Urged: %(names)s.") % {"names": "、".join(map(str, told))})
        return redirect("matter", matter.pk)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a comment (评论)."""
    matter, now = seen(request, pk), timezone.now()
    form = CommentForm(request.POST, concerned=concerned(matter, request.user, today=timezone.localdate(now)))

    def say() -> str:
        comment(matter.pk, by=request.user, now=now, **form.facts())
        return _("Your comment stands on the page; who is mentioned has been told.")

    return _talked(request, matter, form, say)


@require_POST
def copies(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy people in (抄送)."""
    matter, form = seen(request, pk), CopyForm(request.POST)
    return _talked(request, matter, form, lambda: _told(copy_to(matter.pk, by=request.user, now=timezone.now(), **form.facts())))


def _told(copied: Copied) -> str:
    fresh, already = ("、".join(str(copy.person) for copy in found) for found in copied)
    said = [_("Copied to %(names)s.") % {"names": fresh}] if fresh else []
    return " ".join([*said, *([_("%(names)s had been copied in before.") % {"names": already}] if already else [])])


def _talked(request: HttpRequest, matter, form: Talking, say) -> HttpResponse:
    def answer() -> HttpResponse:
        if form.is_valid():
            try:
                with transaction.atomic():
                    words = say()
            except NotComplete as refusal:
                form.add_error(None, refusal.complaints)
            else:
                messages.success(request, words)
                return redirect("matter", matter.pk)
        return show(request, matter, talk=form, status=422)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def readings(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt (已阅) of a copy."""
    copy = get_object_or_404(Copy, pk=pk, subject__in=Matter.objects.visible_to(request.user))

    def answer() -> HttpResponse:
        read_copy(copy.pk, by=request.user, now=timezone.now())
        messages.success(request, _("Marked as read."))
        return redirect("matter", copy.subject_id)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def half_written(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was written so far (草稿意见); a fragment that says when."""
    assignment, opinion = asked(request, pk), request.POST.get("opinion", "")
    secrecy.refuse_marked(opinion)
    kept = keep_half_written(assignment.pk, by=request.user, opinion=opinion, now=timezone.now())
    return render(request, "desk/kept.html", {"kept": kept, "today": timezone.localdate()})
