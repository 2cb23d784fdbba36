"""Outside authorities (送上级机关): the papers leave the school, and come back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from approvals.actions.pause import came_back, send_outside
from workflow.core import secrecy
from workflow.core.once import once
from workflow.desk.views.inbox import asked


@require_POST
def sendings(request: HttpRequest, pk: int) -> HttpResponse:
    """POST why: which authority has it from now on; its deadline stands still."""
    assignment = asked(request, pk)

    def answer() -> HttpResponse:
        why = request.POST.get("why", "")
        secrecy.refuse_marked(why)
        send_outside(assignment.pk, by=request.user, why=why, now=timezone.now())
        messages.success(request, _("Noted: the deadline stands still until it comes back."))
        return redirect("matter", assignment.subject_id)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def returns(request: HttpRequest, pk: int) -> HttpResponse:
    """The authority has answered; the time that was left runs again."""
    assignment = asked(request, pk)

    def answer() -> HttpResponse:
        came_back(assignment.pk, by=request.user, now=timezone.now())
        messages.success(request, _("Noted: the deadline runs again."))
        return redirect("matter", assignment.subject_id)

    return once(request, request.POST.get("_once", ""), answer)
