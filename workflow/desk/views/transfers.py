"""Handing over (移交): lists of packages for the school's archives, printed, taken as a sheet, and their receipts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import Refusal
from workflow.core.once import once
from workflow.desk.archive_forms import ReceiptForm
from workflow.desk.archive_sheet import transfer_sheet
from workflow.desk.context import roles_in
from workflow.desk.paging import page_of
from workflow.desk.views.archive import admit
from workflow.registers.archive import office, transfers
from workflow.registers.models import ArchivePackage, Transfer
from workflow.registers.papers import transfer_list

WITH = ("made_by", "recorded_by", "withdrawn_by")


@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """All lists, the newest first; or, posted, a new one of the packages picked."""
    admit(request)
    if request.method == "GET":
        return render(request, "desk/transfers.html", {"page": page_of(Transfer.objects.select_related(*WITH), request.GET)})
    picked = _picked(request.POST)

    def answer() -> HttpResponse:
        transfer = transfers.list_up(picked, by=request.user, now=timezone.now())
        messages.success(request, _("The list is made. Print it, hand it over, and record the receipt."))
        return redirect(transfer)

    return once(request, request.POST.get("_once", ""), answer)


@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """Look at what was picked before it becomes a list."""
    admit(request, roles=office.MOVERS)
    packages = ArchivePackage.objects.filter(pk__in=_picked(request.GET)).select_related("matter").order_by("file_no", "pk")
    return render(request, "desk/transfers_new.html", {"packages": packages})


def _picked(said: Any) -> list[int]:
    return [int(word) for word in said.getlist("pick") if word.isascii() and word.isdigit() and len(word) < 19]


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: its lines, its receipt."""
    admit(request)
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, *, status: int = 200, receipt: ReceiptForm | None = None) -> HttpResponse:
    transfer = get_object_or_404(Transfer.objects.select_related(*WITH), pk=pk)
    form = receipt or ReceiptForm(initial={"received_on": timezone.localdate()})
    mover = office.has(roles_in(request), office.MOVERS)
    return render(request, "desk/transfers_one.html", {"transfer": transfer, "receipt": form, "mover": mover}, status=status)


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as a PDF to sign (移交清单)."""
    admit(request)
    transfer = get_object_or_404(Transfer.objects.select_related(*WITH), pk=pk)
    drawn = transfer_list.draw(transfer_list.listed(transfer), transfer_list.imprint_of(transfer))
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="transfer-{transfer.number}.pdf"'
    return response


@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as .xlsx."""
    admit(request)
    return transfer_sheet(get_object_or_404(Transfer, pk=pk))


@require_POST
def receipts(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the receipt (登记回执)."""
    admit(request)
    get_object_or_404(Transfer, pk=pk)
    form = ReceiptForm(request.POST)
    if form.is_valid():
        try:
            transfers.receive(pk, **form.cleaned_data, by=request.user, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, _("The receipt is recorded."))
            return redirect("transfer_list", pk)
    return _page(request, pk, status=422, receipt=form)


@require_POST
def withdrawals(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the list back (撤回清单)."""
    admit(request)
    get_object_or_404(Transfer, pk=pk)

    def answer() -> HttpResponse:
        transfers.withdraw(pk, by=request.user, now=timezone.now())
        messages.success(request, _("The list is withdrawn; its packages can be listed again."))
        return redirect("transfer_list", pk)

    return once(request, request.POST.get("_once", ""), answer)
