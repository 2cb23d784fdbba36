"""Files (附件与文书): bring one, fetch one, print a form."""

from typing import Annotated

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from ninja import File, Form, Router
from ninja.files import UploadedFile
from ninja.responses import Status
from pydantic import Field

from approvals.errors import NotYours
from workflow.api.matters import allowed
from workflow.api.seen import seen
from workflow.core import attachments, kinds
from workflow.core.models import Attachment, Matter
from workflow.core.schemas import AttachmentShown, file_shown
from workflow.core.texts import later as _
from workflow.registers import papers
from workflow.registers.papers.whole import whole_file

router = Router(tags=["files"])
KindOfFile = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$", description="invitation, permit, pledge … (附件类别)")]
BINARY = {"schema": {"type": "string", "format": "binary"}}


def _sends(media_type: str) -> dict:
    return {"responses": {200: {"description": "The file", "content": {media_type: BINARY}}}}


@router.get(
    "/matters/{int:matter_id}/attachments", response=list[AttachmentShown], operation_id="attachments", summary=_("Its files")
)
def listed(request: HttpRequest, matter_id: int):
    """Files of a matter, in the order in which they came."""
    return [file_shown(attachment) for attachment in seen(request.user, matter_id).attachments.all()]


@router.post(
    "/matters/{int:matter_id}/attachments", response={201: AttachmentShown}, operation_id="attach", summary=_("Bring a file")
)
def brought(request: HttpRequest, matter_id: int, kind: Form[KindOfFile], file: File[UploadedFile]):
    """For the application, or for a step that asks for a file. This system is not classified: never upload state secrets."""
    matter, now = seen(request.user, matter_id), timezone.now()
    if not _may_bring(matter, request.user, kind=kind, on=timezone.localdate(now)):
        raise NotYours(gettext("Files are brought by who writes the application, or who takes a step that asks for one."))
    return Status(201, file_shown(attachments.store(matter, kind=kind, upload=file, by=request.user, now=now)))


@router.get(
    "/attachments/{int:attachment_id}", operation_id="attachment", summary=_("Fetch a file"),
    openapi_extra=_sends("application/octet-stream"),
)  # fmt: skip
def fetched(request: HttpRequest, attachment_id: int):
    """Its bytes; who fetched it is written down."""
    found = get_object_or_404(Attachment, pk=attachment_id, matter__in=Matter.objects.visible_to(request.user))
    attachments.read_by(found, by=request.user, why=gettext("download by a program"), now=timezone.now())
    return FileResponse(attachments.open_(found), as_attachment=True, filename=found.name, content_type="application/octet-stream")


@router.get(
    "/matters/{int:matter_id}/papers/file.pdf", operation_id="whole_file", summary=_("Print the whole file"),
    openapi_extra=_sends("application/pdf"),
)  # fmt: skip
def bound(request: HttpRequest, matter_id: int):
    """All papers that can be printed now as one PDF, behind a cover and their contents; papers with sealed numbers are left out."""
    matter = seen(request.user, matter_id)
    if not matter.revision_id:
        raise Http404
    response = HttpResponse(whole_file(matter, by=request.user, now=timezone.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{matter.number}.pdf"'
    return response


@router.get(
    "/matters/{int:matter_id}/papers/{slug:code}.pdf", operation_id="paper", summary=_("Print a form"),
    openapi_extra=_sends("application/pdf"),
)  # fmt: skip
def printed(request: HttpRequest, matter_id: int, code: str):
    """A printed form of a submitted matter as PDF, by the code it has among the papers of its kind."""
    matter = seen(request.user, matter_id)
    if not matter.revision_id:
        raise Http404
    response = HttpResponse(papers.printed(matter, code, by=request.user, now=timezone.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{matter.number}-{code}.pdf"'
    return response


def _may_bring(matter, person, *, kind: str, on) -> bool:
    """Who writes the application brings any; else a step open to the person must ask for this kind of file."""
    brings = kinds.get(matter.kind)
    asking = [step for step, form in brings.forms.items() if kind in form.uploads.values()]
    return brings.editable(matter, person) or any(allowed(matter, step, person, on=on) for step in asking)
