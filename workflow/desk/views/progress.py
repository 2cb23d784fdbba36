"""The progress picture of a matter (办理流程图): a page that prints well, and the same as a BPMN file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from approvals.bpmn import MEDIA_TYPE, bpmn
from approvals.picture import tall, wide
from approvals.picture.words import outcome_of, title_of
from approvals.progress import Progress, progress_of
from workflow.desk.views.matter import seen


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Every round as a picture, newest first; before the first one the route it will take."""
    matter = seen(request, pk)
    found = progress_of(matter, kind=matter.kind, today=timezone.localdate())
    return render(request, "desk/progress.html", {"matter": matter, "rounds": [_shown(progress) for progress in found]})


@require_GET
def process(request: HttpRequest, pk: int) -> HttpResponse:
    """A round (``?round=``; the newest, where none is named) as BPMN 2.0."""
    matter = seen(request, pk)
    found = progress_of(matter, kind=matter.kind, today=timezone.localdate())
    wanted = request.GET.get("round", "")
    chosen = next((progress for progress in found if wanted in ("", str(progress.round))), None)
    if chosen is None:
        raise Http404
    response = HttpResponse(bpmn(chosen), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{matter.number or matter.pk}-{chosen.round}.bpmn"'
    return response


def _shown(progress: Progress) -> dict:
    """Both pictures are SVG that ElementTree has escaped."""
    return {
        "progress": progress, "title": title_of(progress), "outcome": outcome_of(progress),
        "wide": mark_safe(wide(progress)), "tall": mark_safe(tall(progress)),
    }
