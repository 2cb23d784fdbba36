"""Deciding on a page (办理): agree, send back, reject, and recording what was decided on paper."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from approvals.actions.decide import decide
from approvals.actions.record import record
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people.models import Person
from workflow.core import attachments, secrecy
from workflow.core.once import once
from workflow.desk.context import roles_in
from workflow.desk.recording import OFFICE, RecordForm, barred_from
from workflow.desk.views.inbox import asked
from workflow.desk.views.matter import seen, show


@require_POST
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """POST verb, opinion and the digest that was shown; back to the inbox for the next one."""
    assignment = asked(request, pk)
    secrecy.refuse_marked(request.POST.get("opinion", ""))

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
    if assignment.panel is None:
        raise NotNow(_("This is a duty, not a decision; do it on the matter's page."))
    if OFFICE not in roles_in(request):
        raise NotYours(_("Only the foreign-affairs office records decisions taken on paper."))
    barred = barred_from(assignment.subject)
    form = RecordForm(request.POST, request.FILES, assignment=assignment, barred=barred, today=timezone.localdate(now))

    def answer() -> HttpResponse:
        if form.is_valid():
            try:
                _enter(form, by=request.user, digest=request.POST.get("digest", ""), now=now)
            except NotComplete as refusal:
                form.add_error(None, refusal.complaints)
            else:
                messages.success(request, _("Recorded; the decider has been told."))
                return redirect("matter", assignment.subject_id)
        return show(request, seen(request, assignment.subject_id), recorded=form, status=422)

    return once(request, request.POST.get("_once", ""), answer)


@transaction.atomic
def _enter(form: RecordForm, *, by, digest: str, now) -> None:
    """The scan first: it stands from the moment somebody relies on it."""
    said, assignment = form.cleaned_data, form.assignment
    scan = attachments.store(assignment.subject, kind="decision", upload=said["scan"], by=by, now=now)
    attachments.rely_on(scan)
    record(
        assignment.pk, by=by, decider=get_object_or_404(Person, pk=said["decider"]), verdict=said["verb"], digest=digest,
        opinion=said["opinion"], number=said["number"], dated=said["dated"], scan=scan.sha256, now=now,
    )
