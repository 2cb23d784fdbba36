"""Disposal (销毁): proposed, agreed to or stopped, and its record as a paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from workflow.core.once import once
from workflow.desk.archive_forms import WhyForm
from workflow.desk.views.archive import admit, done_with
from workflow.registers.archive import disposals, office
from workflow.registers.models import Disposal
from workflow.registers.papers import disposal_record

WITH = ("package__matter__unit", "proposed_by", "approved_by", "refused_by")


@require_POST
def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """The first signature (提出销毁)."""
    admit(request, roles=office.SIGNERS)
    form = WhyForm(request.POST, auto_id="propose_%s")
    said = _("Proposed. Another person signs, too, before anything is destroyed.")
    return done_with(request, pk, form, "propose", said, lambda: disposals.propose(
        pk, why=form.cleaned_data["why"], by=request.user, now=timezone.now()))


@require_POST
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    """The second signature (同意销毁)."""
    admit(request, roles=office.SIGNERS)
    disposal = get_object_or_404(Disposal, pk=pk)

    def answer() -> HttpResponse:
        day = disposals.destroyed_on(disposals.approve(pk, by=request.user, now=timezone.now()))
        messages.success(request, _("Signed. The package is destroyed on %(day)s unless somebody stops it.") % {"day": day})
        return redirect("archived", disposal.package_id)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def refusals(request: HttpRequest, pk: int) -> HttpResponse:
    """No second signature, or a stop in time (不同意销毁): the package stays."""
    admit(request, roles=office.SIGNERS)
    disposal = get_object_or_404(Disposal, pk=pk)
    form = WhyForm(request.POST, auto_id="refuse_%s")
    return done_with(request, disposal.package_id, form, "refuse", _("The package is kept."), lambda: disposals.refuse(
        pk, why=form.cleaned_data["why"], by=request.user, now=timezone.now()))


@require_GET
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of a disposal as a PDF (销毁清册)."""
    admit(request)
    disposal = get_object_or_404(Disposal.objects.select_related(*WITH), pk=pk)
    drawn = disposal_record.draw(disposal_record.recorded(disposal), disposal_record.imprint_of(disposal))
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="disposal-{pk}.pdf"'
    return response
