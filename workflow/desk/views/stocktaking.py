"""Stocktaking (盘点): counts, what is found, and their report as paper and sheet."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import Refusal
from workflow.core.once import once
from workflow.desk.custody_forms import CountForm, ScanForm
from workflow.desk.paging import page_of
from workflow.desk.sheets import download
from workflow.desk.views.passports import admit
from workflow.registers.models import Stocktaking
from workflow.registers.papers import stock_report
from workflow.registers.passports import stocktaking

TOLD = 20  # complaints about scanned lines, at most
SIZE = 100
SHOWN = {"left": Q(found_at=None, expected=True), "found": ~Q(found_at=None)}


@require_http_methods(["GET", "POST"])
def counts(request: HttpRequest) -> HttpResponse:
    """All counts, the newest first; or, posted, a new one."""
    admit(request)
    form = CountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = stocktaking.open_count(box=form.cleaned_data["box"], by=request.user, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            return redirect(count)
    rows = Stocktaking.objects.select_related("opened_by", "finished_by").annotate(
        open_differences=Count("differences", filter=Q(differences__settled_at=None)), all_differences=Count("differences")
    )
    context = {"page": page_of(rows, request.GET), "form": form}
    return render(request, "desk/stocktakings.html", context, status=422 if form.errors else 200)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One count: what is still to be found, what was found, the differences."""
    admit(request)
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    count = get_object_or_404(Stocktaking.objects.select_related("opened_by", "finished_by"), pk=pk)
    only = request.GET.get("only", "left" if count.finished_at is None else "found")
    lines = count.lines.filter(SHOWN.get(only, SHOWN["left"])).select_related("passport", "found_by")
    asked = SHOWN | {"expected": Q(expected=True)}
    figures = count.lines.aggregate(**{name: Count("pk", filter=which) for name, which in asked.items()})
    context = {
        "count": count, "page": page_of(lines, request.GET, size=SIZE), "only": only, "figures": figures, "scan": ScanForm(),
        "differences": list(count.differences.select_related("passport", "settled_by")[:SIZE]),
    }  # fmt: skip
    return render(request, "desk/stocktaking_one.html", context | more, status=status)


@require_POST
def ticks(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick off what lies in its place (逐本核对)."""
    admit(request)
    get_object_or_404(Stocktaking, pk=pk)
    picked = [int(word) for word in request.POST.getlist("pick") if word.isascii() and word.isdigit() and len(word) < 19]
    found = stocktaking.tick(pk, picked, by=request.user, now=timezone.now())
    messages.success(request, _("Ticked off: %(count)d") % {"count": found})
    return redirect("stocktaking", pk)


@sensitive_post_parameters("lines")
@require_POST
def scanned(request: HttpRequest, pk: int) -> HttpResponse:
    """Many lines at once (扫描、粘贴); what is not understood is said by its line, never by its number."""
    admit(request)
    get_object_or_404(Stocktaking, pk=pk)
    form = ScanForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, status=422, scan=form)
    read = stocktaking.scan(pk, form.cleaned_data["lines"], by=request.user, now=timezone.now())
    if read.found:
        messages.success(request, _("Ticked off: %(count)d") % {"count": read.found})
    if not read.complaints:
        return redirect("stocktaking", pk)
    return _page(request, pk, status=422, not_understood=read.complaints[:TOLD], more_not_understood=len(read.complaints[TOLD:]))


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish it: the differences are drawn up (完成盘点)."""
    admit(request)
    get_object_or_404(Stocktaking, pk=pk)

    def answer() -> HttpResponse:
        found = stocktaking.finish(pk, by=request.user, now=timezone.now())
        messages.success(request, _("The count is finished. Differences: %(count)d") % {"count": len(found)})
        return redirect("stocktaking", pk)

    return once(request, request.POST.get("_once", ""), answer)


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The report to sign (盘点表), once it is finished."""
    admit(request)
    count = get_object_or_404(Stocktaking.objects.exclude(finished_at=None), pk=pk)
    drawn = stock_report.draw(stock_report.counted(count), stock_report.imprint_of(count))
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="stocktaking-{count.pk}.pdf"'
    return response


@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Every line as .xlsx, without numbers."""
    admit(request)
    count = get_object_or_404(Stocktaking.objects.exclude(finished_at=None), pk=pk)
    return download(stock_report.sheet(count), f"stocktaking-{count.pk}.xlsx")
