"""Cabinets (证照柜): which there are, their keys, what may be fetched there and what they reported."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import Refusal
from workflow.desk.custody_forms import CabinetForm
from workflow.desk.paging import page_of
from workflow.desk.views.passports import admit
from workflow.registers.models import Cabinet
from workflow.registers.passports import cabinet_keys, fetching


@never_cache
@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """All cabinets; or, posted, a new one, whose key is shown this once."""
    admit(request)
    now = timezone.now()
    form = CabinetForm(request.POST or None, today=timezone.localdate(now))
    if request.method == "POST" and form.is_valid():
        try:
            made, key = cabinet_keys.set_up(**form.cleaned_data, by=request.user, now=now)
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            return _page(request, made.pk, key=key)
    rows = list(Cabinet.objects.select_related("keeper"))
    return render(request, "desk/cabinets.html", {"rows": rows, "form": form}, status=422 if form.errors else 200)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One cabinet."""
    admit(request)
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:
    cabinet = get_object_or_404(Cabinet.objects.select_related("keeper"), pk=pk)
    context = {
        "cabinet": cabinet, "page": page_of(cabinet.events.all(), request.GET), "leaves": list(fetching.leaves(cabinet)[:50]),
        "address": request.build_absolute_uri("/api/v1/cabinet/"),
    }  # fmt: skip
    response = render(request, "desk/cabinet_one.html", context | more)
    if more:
        response["Cache-Control"] = "no-store"
    return response


@never_cache
@require_POST
def keys(request: HttpRequest, pk: int) -> HttpResponse:
    """Another key, shown this once (换发密钥)."""
    admit(request)
    get_object_or_404(Cabinet, pk=pk)
    return _page(request, pk, key=cabinet_keys.new_key(pk, by=request.user, now=timezone.now()))


@require_POST
def revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """The cabinet is heard no more (吊销密钥)."""
    admit(request)
    get_object_or_404(Cabinet, pk=pk)
    cabinet_keys.revoke(pk, by=request.user, now=timezone.now())
    messages.success(request, _("The key is revoked; the cabinet is heard no more."))
    return redirect("cabinet", pk)
