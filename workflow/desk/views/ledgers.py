"""Ledgers of earlier years (历史台账): hand one in, watch it being taken in, see what was wrong, undo it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotComplete
from workflow.core.once import once
from workflow.desk.context import roles_in
from workflow.desk.figure_forms import LedgerForm
from workflow.desk.sheets import XLSX
from workflow.statistics.ledgers.importing import undo
from workflow.statistics.ledgers.receiving import receive
from workflow.statistics.ledgers.template import template
from workflow.statistics.models import Batch
from workflow.statistics.readers import admit_the_office

BATCHES = Batch.objects.select_related("by", "undone_by").defer("packed")
MOST = 100


@require_GET
def ledgers(request: HttpRequest) -> HttpResponse:
    """The ledgers that were handed in, and the form for another."""
    admit_the_office(roles_in(request))
    return _ledgers(request, LedgerForm(auto_id="ledger_%s"))


def _ledgers(request: HttpRequest, form: LedgerForm) -> HttpResponse:
    context = {"form": form, "batches": BATCHES.defer("packed", "complaints")[:MOST]}
    return render(request, "figures/ledgers.html", context, status=422 if form.errors else 200)


@require_GET
def empty(request: HttpRequest) -> HttpResponse:
    """The empty spreadsheet (模板)."""
    admit_the_office(roles_in(request))
    return download(template(), "ledger.xlsx")


@require_POST
def imports(request: HttpRequest) -> HttpResponse:
    """Hand a ledger in; a worker takes it in, whole or not at all."""
    admit_the_office(roles_in(request))
    form = LedgerForm(request.POST, request.FILES, auto_id="ledger_%s")
    if not form.is_valid():
        return _ledgers(request, form)
    return once(request, request.POST.get("_once", ""), lambda: _received(request, form))


def _received(request: HttpRequest, form: LedgerForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    try:
        batch, known = receive(
            file.read(), file_name=file.name, by=request.user, now=timezone.now(), year=form.cleaned_data["year"]
        )
    except NotComplete as refusal:
        form.add_error("file", refusal.complaints)
        return _ledgers(request, form)
    if known:
        messages.info(request, _("This file was handed in before; it counts once."))
    return redirect("figures_ledger", batch.pk)


@require_GET
@never_cache
def ledger(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and what was wrong; htmx asks for the part that changes until there is nothing to wait for."""
    admit_the_office(roles_in(request))
    page = "figures/ledger_state.html" if getattr(request, "htmx", False) else "figures/ledger.html"
    return render(request, page, {"batch": get_object_or_404(BATCHES, pk=pk)})


@require_GET
def handed_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was handed in."""
    admit_the_office(roles_in(request))
    batch = get_object_or_404(Batch, pk=pk)
    if not batch.packed:
        raise Http404
    return download(bytes(batch.packed), f"ledger-{batch.pk}.xlsx")


@require_POST
def undoing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import out again (撤销导入)."""
    admit_the_office(roles_in(request))
    get_object_or_404(BATCHES, pk=pk)
    return once(request, request.POST.get("_once", ""), lambda: _undone(request, pk))


def _undone(request: HttpRequest, pk: int) -> HttpResponse:
    batch = undo(pk, by=request.user, now=timezone.now())
    messages.success(request, _("The %(lines)d rows of this import do not count any more.") % {"lines": batch.lines})
    return redirect("figures_ledgers")


def download(packed: bytes, name: str, content_type: str = XLSX) -> HttpResponse:
    """A file to be kept."""
    response = HttpResponse(packed, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
