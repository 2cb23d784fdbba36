"""Boxes that change hands (整柜交接): lists, both signatures, and the paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import Refusal
from workflow.core.once import once
from workflow.desk.custody_forms import HandoverForm
from workflow.desk.paging import page_of
from workflow.desk.views.passports import admit
from workflow.registers.models import BoxHandover
from workflow.registers.papers import box_list
from workflow.registers.passports import handing_over


@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """All lists, the newest first; or, posted, a new one: the first signature."""
    admit(request)
    now = timezone.now()
    form = HandoverForm(request.POST or None, giver=request.user, today=timezone.localdate(now))
    if request.method == "POST" and form.is_valid():
        try:
            made = handing_over.hand_over(**form.cleaned_data, by=request.user, now=now)
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, _("The list is made and signed by you; now the other custodian counts and signs."))
            return redirect(made)
    page = page_of(BoxHandover.objects.select_related("giver", "receiver"), request.GET)
    return render(request, "desk/box_handovers.html", {"page": page, "form": form}, status=422 if form.errors else 200)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: what lies in the box, who has signed."""
    admit(request)
    handover = get_object_or_404(BoxHandover.objects.select_related("giver", "receiver"), pk=pk)
    lines = [box_list.words_of(line) | {"passport": line["passport"]} for line in handover.lines]
    return render(request, "desk/box_handover_one.html", {"handover": handover, "lines": lines})


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as PDF (交接清单)."""
    admit(request)
    handover = get_object_or_404(BoxHandover.objects.select_related("giver", "receiver"), pk=pk)
    response = HttpResponse(box_list.draw(box_list.listed(handover), box_list.imprint_of(handover)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="box-{handover.pk}.pdf"'
    return response


@require_POST
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    """The second signature (接收签字)."""
    admit(request)
    get_object_or_404(BoxHandover, pk=pk)

    def answer() -> HttpResponse:
        handing_over.sign(pk, by=request.user, now=timezone.now())
        messages.success(request, _("Signed: the box is yours to keep from now on."))
        return redirect("box_handover", pk)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """The list is taken back (撤回)."""
    admit(request)
    get_object_or_404(BoxHandover, pk=pk)

    def answer() -> HttpResponse:
        handing_over.withdraw(pk, by=request.user, now=timezone.now())
        messages.success(request, _("The list is withdrawn; nothing changed hands."))
        return redirect("box_handover", pk)

    return once(request, request.POST.get("_once", ""), answer)
