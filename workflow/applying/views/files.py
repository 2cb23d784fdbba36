"""Papers of a draft (材料): brought, shown, taken back before they were ever handed in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotComplete
from workflow.applying import papers
from workflow.applying.form import PAPERS, form_of
from workflow.applying.views.pages import context_of
from workflow.applying.views.writing import own, write
from workflow.core import attachments
from workflow.core.models import Attachment


@require_POST
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Store an upload and name it in the draft."""
    matter, upload, slot = own(request, pk), request.FILES.get("file"), request.POST.get("slot", "")
    seen, now = request.POST.get("version", ""), timezone.now()
    try:
        if upload is None:
            raise NotComplete(_("Choose a file first."))
        write(pk, by=request.user, now=now, seen=seen, change=lambda draft: draft)  # before the file is looked into
        form = form_of(matter)
        slots = papers.slots_of(form, matter.typed()[0])
        kind = papers.kind_of(form, slots, slot, request.POST.get("kind", ""))
        file = attachments.store(matter, kind=kind, upload=upload, by=request.user, now=now)
        write(pk, by=request.user, now=now, seen=seen, change=lambda draft: papers.named(slots, draft, slot, file))
    except NotComplete as refusal:
        if request.headers.get("HX-Request"):
            raise
        messages.error(request, str(refusal))
    return _shown(request, pk)


@require_POST
def take_back(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """The draft names the file no more; unless it was handed in once, it is destroyed as well."""
    matter = own(request, pk)
    found, slots = _file(matter, file), papers.slots_of(form_of(matter), matter.typed()[0])

    def change(draft: dict[str, Any]) -> dict[str, Any]:
        draft = papers.unnamed(slots, draft, found)
        if found.submitted_at is None:
            attachments.remove(found, by=request.user)
        return draft

    write(pk, by=request.user, now=timezone.now(), seen=request.POST.get("version", ""), change=change)
    return _shown(request, pk)


@require_GET
def row(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """One file as it stands: its preview may have been drawn meanwhile."""
    matter = own(request, pk)
    return render(request, "applying/fragments/preview.html", {"matter": matter, "file": _file(matter, file)})


def _shown(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect("edit", pk, "papers")
    context = context_of(request, own(request, pk), PAPERS)
    return render(request, "applying/fragments/papers.html", context)


def _file(matter: Any, pk: int) -> Attachment:
    found = Attachment.objects.filter(matter_id=matter.pk, pk=pk).first()
    if found is None:
        raise Http404
    return found
