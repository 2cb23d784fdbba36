"""The comparison of one matter (计划与实际): for everybody who sees the matter, once it can be compared."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflow.core import kinds
from workflow.core.models import Matter
from workflow.oversight import rights
from workflow.oversight.models import Finding


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Approved and actual side by side; a foreign matter, and one that is not completed, is 404."""
    today = timezone.localdate()
    code = Matter.objects.visible_to(request.user).filter(pk=pk).values_list("kind", flat=True).first()
    kind = kinds.found(code)
    if kind is None or kind.compared is None:
        raise Http404
    matter = kind.model._default_manager.select_related("owner", "unit", "revision").get(pk=pk)
    if matter.state not in kind.compared.states:
        raise Http404
    drawn = matter.inspected.select_related("inspection").prefetch_related("inspection__inspectors")
    context = {
        "matter": matter, "comparison": kind.compared.compare(matter, today), "today": today,
        "findings": Finding.objects.filter(matter=pk).select_related("responsible"),
        "inspections": [row.inspection for row in drawn] if rights.holds(request.user, rights.READS, on=today) else [],
    }  # fmt: skip
    return render(request, "oversight/audit.html", context)
