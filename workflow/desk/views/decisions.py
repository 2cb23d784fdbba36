"""Deciding on a page (办理): agree, send back, reject, return, answer, take back; and recording what was decided on paper."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from approvals.actions.consult import advise
from approvals.actions.decide import decide
from approvals.actions.record import record
from approvals.actions.take_back import take_back
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Decision
from approvals.people.models import Person
from workflow.core import attachments, secrecy
from workflow.core.once import once
from workflow.desk.context import roles_in
from workflow.desk.recording import OFFICE, RecordForm, barred_from
from workflow.desk.views.inbox import asked
from workflow.desk.views.matter import seen, show

WORDS = {
    "agree": gettext_lazy("Agreed."), "back": gettext_lazy("Sent back."), "reject": gettext_lazy("Rejected."),
    "return": gettext_lazy("Returned to the earlier step."),
}  # fmt: skip


@require_POST
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """POST verb, opinion and the digest that was shown; a return says to which step. Back to the inbox for the next one."""
    assignment, said = asked(request, pk), request.POST
    secrecy.refuse_marked(said.get("opinion", ""))

    def answer() -> HttpResponse:
        step = said.get("back_to", "")
        decided = decide(
            assignment.pk, by=request.user, verdict=said.get("verb", ""), digest=said.get("digest", ""),
            opinion=said.get("opinion", ""), back_to=int(step) if step.isdecimal() else None,
            resume=said.get("resume") == "resume", now=timezone.now(),
        )
        messages.success(request, WORDS[decided.verdict], extra_tags=_undo(decided))
        return redirect("inbox")

    return once(request, said.get("_once", ""), answer)


def _undo(decided: Decision) -> str:
    """The to-do whose decision can be taken back at once; nothing where the round has ended with it."""
    return "" if decided.assignment.panel.round.outcome else str(decided.assignment_id)


@require_POST
def advice(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question (答复): it goes back to who asked."""
    assignment = asked(request, pk)
    opinion, digest = request.POST.get("opinion", ""), request.POST.get("digest", "")
    secrecy.refuse_marked(opinion)

    def answer() -> HttpResponse:
        advised = advise(assignment.pk, by=request.user, opinion=opinion, digest=digest, now=timezone.now())
        messages.success(request, _("Answered; it is with your colleague again."), extra_tags=_undo(advised))
        return redirect("inbox")

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def taken_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own decision back (拿回), at once or while nobody after has acted; on to its matter, where it waits again."""
    assignment = asked(request, pk)
    secrecy.refuse_marked(request.POST.get("opinion", ""))

    def answer() -> HttpResponse:
        take_back(assignment.pk, by=request.user, now=timezone.now())
        messages.success(request, _("Taken back: it waits for you again."))
        return redirect("matter", assignment.subject_id)

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
