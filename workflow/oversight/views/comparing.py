"""The comparison of one matter (计划与实际), with what inspections found of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflow.oversight import rights
from workflow.oversight.audits import auditable, audited
from workflow.oversight.models import Finding


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Approved and actual side by side; a foreign matter, and one that is not completed, is 404."""
    now, today = timezone.now(), timezone.localdate()
    matter = auditable(request.user, pk)
    if matter is None:
        raise Http404
    drawn = matter.inspected.select_related("inspection") if rights.holds(request.user, rights.READS, on=today) else []
    context = {
        "matter": matter, "comparison": audited(matter, by=request.user, now=now), "today": today,
        "findings": Finding.objects.filter(matter=pk).select_related("responsible"),
        "inspections": [row.inspection for row in drawn],
    }  # fmt: skip
    return render(request, "oversight/audit.html", context)
