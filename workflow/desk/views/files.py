"""Files of a matter (附件与文书): download, preview pages, printed forms, the archive package's manifest."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from workflow.core import attachments, previews
from workflow.core.models import Attachment, Matter
from workflow.desk.views.matter import seen
from workflow.desk.views.papers import to_a_worker
from workflow.registers import papers
from workflow.registers.papers import blanks, rendering
from workflow.registers.papers.whole import whole_file


def _visible(request: HttpRequest, pk: int) -> Attachment:
    return get_object_or_404(Attachment, pk=pk, matter__in=Matter.objects.visible_to(request.user))


@require_GET
def attachment(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as an attachment, never shown inline; each download is logged."""
    found = _visible(request, pk)
    attachments.read_by(found, by=request.user, why=_("download"), now=timezone.now())
    return FileResponse(attachments.open_(found), as_attachment=True, filename=found.name, content_type="application/octet-stream")


@require_GET
def preview(request: HttpRequest, pk: int, no: int) -> HttpResponseBase:
    """One page of the file as an image made in the worker; each look is logged."""
    found = _visible(request, pk)
    if found.preview != Attachment.Preview.READY or not 1 <= no <= found.pages:
        raise Http404
    attachments.read_by(found, by=request.user, why=_("preview"), now=timezone.now())
    return FileResponse(previews.page_of(found, no).open("rb"), content_type="image/png")


@require_GET
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """Every paper of the matter by heading: printed by a link, or the sentence that says why not yet."""
    matter = seen(request, pk)
    parts = papers.offered(matter, to=request.user, now=timezone.now())
    return render(request, "desk/papers.html", {"matter": matter, "parts": parts, "blanks": blanks.any_of(matter.kind)})


@require_GET
def paper(request: HttpRequest, pk: int, code: str) -> HttpResponseBase:
    """A printed form of a submitted matter, as PDF; a long one is offered to a worker. Its issue is entered once."""
    matter = seen(request, pk)
    if not matter.revision_id:
        raise Http404
    if rendering.is_long(matter, code):
        return to_a_worker(request, matter, code)
    pdf = papers.printed(matter, code, by=request.user, now=timezone.now())
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{matter.number}-{code}.pdf"'
    return response


@require_GET
def whole(request: HttpRequest, pk: int) -> HttpResponseBase:
    """All papers of a submitted matter bound as one PDF."""
    matter = seen(request, pk)
    if not matter.revision_id:
        raise Http404
    response = HttpResponse(whole_file(matter, by=request.user, now=timezone.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{matter.number}.pdf"'
    return response


@require_GET
def blank_papers(request: HttpRequest) -> HttpResponse:
    """The forms that can be had without a matter (空白表), by kind and heading."""
    return render(request, "desk/blank_papers.html", {"kinds": blanks.by_kind()})


@require_GET
def blank_paper(request: HttpRequest, code: str) -> HttpResponse:
    """One of them, to be filled in by hand."""
    response = HttpResponse(blanks.printed(code), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{code}.pdf"'
    return response


@require_GET
def package(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What the archive package holds: its manifest of digests."""
    matter = seen(request, pk)
    found = getattr(matter, "archive_package", None)
    if found is None:
        raise Http404
    return FileResponse((found.folder / "manifest-sha256.txt").open("rb"), content_type="text/plain; charset=utf-8")
