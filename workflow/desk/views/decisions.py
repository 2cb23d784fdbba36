"""Deciding on a page (办理): agree, send back, reject, and recording what was decided on paper."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from approvals.actions.decide import decide
from approvals.actions.record import record
from approvals.people.models import Person
from workflow.core import attachments
from workflow.core.once import once
from workflow.desk.views.inbox import asked


@require_POST
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """POST verb, opinion and the digest that was shown; back to the inbox for the next one."""
    assignment = asked(request, pk)

    def answer() -> HttpResponse:
        decided = decide(
            assignment.pk, by=request.user, verdict=request.POST.get("verb", ""), digest=request.POST.get("digest", ""),
            opinion=request.POST.get("opinion", ""), now=timezone.now(),
        )
        words = {"agree": _("Agreed."), "back": _("Sent back."), "reject": _("Rejected.")}
        messages.success(request, words[decided.verdict])
        return redirect("inbox")

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def recorded(request: HttpRequest, pk: int) -> HttpResponse:
    """Record (代录) a decision of ``decider`` taken on paper: number, date, scan."""
    assignment, now = asked(request, pk), timezone.now()
    decider = get_object_or_404(Person, pk=request.POST.get("decider") or 0)

    def answer() -> HttpResponse:
        with transaction.atomic():
            scan = request.FILES.get("scan")
            kept = attachments.store(assignment.subject, kind="decision", upload=scan, by=request.user, now=now) if scan else None
            if kept:
                attachments.rely_on(kept)
            record(
                assignment.pk, by=request.user, decider=decider, verdict=request.POST.get("verb", ""),
                digest=request.POST.get("digest", ""), opinion=request.POST.get("opinion", ""),
                number=request.POST.get("number", ""), dated=parse_date(request.POST.get("dated", "")),
                scan=kept.sha256 if kept else "", now=now,
            )
        messages.success(request, _("Recorded; the decider has been told."))
        return redirect("matter", assignment.subject_id)

    return once(request, request.POST.get("_once", ""), answer)
