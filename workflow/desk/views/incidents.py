"""Incidents (异常): the background jobs that failed, for the office and the administrators; try again, close."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals import incidents
from approvals.models import Incident
from workflow.core.once import once
from workflow.desk.context import roles_in

MOST = 100


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The open ones first, then those closed in the last thirty days."""
    now = timezone.now()
    roles_in(request)  # in the statement of the shell
    incidents.must_see(request.user, now=now)
    rows = [_row(incident) for incident in incidents.open_ones()[:MOST]]
    closed = [_row(incident) for incident in incidents.closed_lately(now=now)[:MOST]]
    return render(request, "desk/incidents.html", {"rows": rows, "closed": closed})


def _row(incident: Incident) -> dict:
    """One incident, and whether it failed again after somebody had tried."""
    tried = incident.retried_at
    again = tried is not None and incident.last_at > tried
    return {"incident": incident, "name": incidents.named(incident.job), "tried": tried is not None, "again": again}


@require_POST
def retrials(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the job again (重试)."""
    incidents.must_see(request.user, now=timezone.now())
    incident = get_object_or_404(Incident, pk=pk)

    def answer() -> HttpResponse:
        incidents.retry(incident.pk, by=request.user, now=timezone.now())
        messages.success(request, _("Sent again; the incident closes by itself once the job goes well."))
        return redirect("incidents")

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def closings(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it by hand (关闭): somebody saw to it."""
    incidents.must_see(request.user, now=timezone.now())
    incident = get_object_or_404(Incident, pk=pk)

    def answer() -> HttpResponse:
        incidents.close(incident.pk, by=request.user, now=timezone.now())
        messages.success(request, _("Closed. If the job fails again, that is a new incident."))
        return redirect("incidents")

    return once(request, request.POST.get("_once", ""), answer)
