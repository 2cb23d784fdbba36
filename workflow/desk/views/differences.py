"""Differences (差异): what counts and cabinets found that the books do not say; each is settled with a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import Refusal
from workflow.desk.custody_forms import SettleForm
from workflow.desk.paging import page_of
from workflow.desk.views.passports import admit
from workflow.registers.models import Difference
from workflow.registers.passports import differences


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Open ones, or with ?only=settled those that are settled; newest first."""
    admit(request)
    return _page(request)


def _page(request: HttpRequest, *, status: int = 200, tried: SettleForm | None = None, of: int = 0) -> HttpResponse:
    settled = request.GET.get("only") == "settled"
    found = Difference.objects.select_related("passport", "event__cabinet", "stocktaking", "settled_by")
    page = page_of(found.exclude(settled_at=None) if settled else found.open(), request.GET)
    rows = [(row, tried if tried and row.pk == of else SettleForm(difference=row)) for row in page.rows]
    return render(request, "desk/differences.html", {"page": page, "rows": rows, "settled": settled}, status=status)


@require_POST
def settlement(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle one (处理差异)."""
    admit(request)
    difference = get_object_or_404(Difference, pk=pk)
    form = SettleForm(request.POST, difference=difference)
    if form.is_valid():
        facts: dict[str, Any] = form.cleaned_data
        try:
            differences.settle(pk, **facts, by=request.user, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, _("The difference is settled."))
            return redirect("passport_differences")
    return _page(request, status=422, tried=form, of=pk)
