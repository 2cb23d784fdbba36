"""Figures (统计): the summary of a period and its sheet, the lists behind its numbers, indicators, ledgers of earlier years."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotComplete, NotYours
from approvals.people.models import Role
from workflow.core.once import once
from workflow.desk import figures
from workflow.desk.context import roles_in
from workflow.desk.figure_forms import LedgerForm, WeightsForm
from workflow.desk.paging import page_of
from workflow.desk.sheets import XLSX
from workflow.statistics import scoring, sheets
from workflow.statistics.cube import cube
from workflow.statistics.ledgers.importing import import_ledger, undo
from workflow.statistics.ledgers.template import template
from workflow.statistics.models import Batch
from workflow.statistics.period import Period, asked

READERS = {Role.LEADING_GROUP, Role.FAO, Role.ADMINISTRATOR}
SEE_MATTERS = {Role.LEADING_GROUP, Role.FAO}


def _roles(request: HttpRequest) -> set[str]:
    return {role for role, unit in roles_in(request) if unit is None}


def _admit(request: HttpRequest, *, office: bool = False) -> None:
    """Raise NotYours for whoever neither leads nor keeps the figures; what is kept is the office's."""
    if not (READERS if not office else {Role.FAO}) & _roles(request):
        raise NotYours(
            _("The foreign-affairs office keeps the figures.") if office
            else _("The figures are for the leading group, the foreign-affairs office and the administrators.")
        )  # fmt: skip


def _period(request: HttpRequest, year: int | None = None) -> Period:
    if year is not None and not 1949 <= year <= 2999:
        raise Http404
    return asked(request.GET, today=timezone.localdate(), year=year)


@require_GET
def summary(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The summary of a year, of its half, or of any days; as .xlsx."""
    _admit(request)
    period = _period(request, year)
    counted = cube(period)
    if request.GET.get("format") == "xlsx":
        return _download(sheets.workbook(counted), f"figures-{period.since}-{period.until}.xlsx")
    shown = figures.summary(counted) | {"office": Role.FAO in _roles(request), "today": timezone.localdate()}
    return render(request, "figures/summary.html", shown)


@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """The list behind a number, filtered as the number was."""
    _admit(request)
    period = _period(request)
    rows, said = figures.listed(period, request.GET)
    total, page = rows.count(), page_of(rows.select_related("batch"), request.GET)
    shown = figures.rows_of(page.rows, titled=bool(SEE_MATTERS & _roles(request)))
    return render(request, "figures/matters.html", {"period": period, "rows": shown, "said": said, "total": total, "page": page})


@require_GET
def indicators(request: HttpRequest) -> HttpResponse:
    """What is measured of the colleges and how much it weighs."""
    _admit(request)
    return _indicators(request, WeightsForm(auto_id="weights_%s"))


def _indicators(request: HttpRequest, form: WeightsForm) -> HttpResponse:
    counted, weighed = cube(_period(request)), scoring.indicators()
    context = {"form": form, "period": counted.period, "weighed": weighed, "scores": scoring.scores(counted, weighed),
               "office": Role.FAO in _roles(request)}  # fmt: skip
    return render(request, "figures/indicators.html", context, status=422 if form.errors else 200)


@require_POST
def weights(request: HttpRequest) -> HttpResponse:
    """The office's weights."""
    _admit(request, office=True)
    form = WeightsForm(request.POST, auto_id="weights_%s")
    if not form.is_valid():
        return _indicators(request, form)
    return once(request, request.POST.get("_once", ""), lambda: _weighed(request, form))


def _weighed(request: HttpRequest, form: WeightsForm) -> HttpResponse:
    scoring.weigh(form.weights(), by=request.user, now=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("figures_indicators")


@require_GET
def ledgers(request: HttpRequest) -> HttpResponse:
    """The ledgers that were imported, and the form for another."""
    _admit(request, office=True)
    return _ledgers(request, LedgerForm(auto_id="ledger_%s"))


def _ledgers(request: HttpRequest, form: LedgerForm, *, status: int = 200) -> HttpResponse:
    batches = Batch.objects.select_related("by", "undone_by")[:100]
    return render(request, "figures/ledgers.html", {"form": form, "batches": batches}, status=status)


@require_GET
def ledger_template(request: HttpRequest) -> HttpResponse:
    """The empty spreadsheet."""
    _admit(request, office=True)
    return _download(template(), "ledger.xlsx")


@require_POST
def imports(request: HttpRequest) -> HttpResponse:
    """Take a ledger in, whole or not at all."""
    _admit(request, office=True)
    form = LedgerForm(request.POST, request.FILES, auto_id="ledger_%s")
    if not form.is_valid():
        return _ledgers(request, form, status=422)
    return once(request, request.POST.get("_once", ""), lambda: _imported(request, form))


def _imported(request: HttpRequest, form: LedgerForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    try:
        outcome = import_ledger(file.read(), file_name=file.name, by=request.user, now=timezone.now())
    except NotComplete as refusal:
        form.add_error("file", refusal.complaints)
        return _ledgers(request, form, status=422)
    if outcome.batch is None:
        form.add_error(None, [*outcome.complaints, _("Nothing was written.")])
        return _ledgers(request, form, status=422)
    told = {"lines": outcome.batch.lines}
    said = _("This file was imported before; nothing was written.") if outcome.known else _("%(lines)d rows were imported.") % told
    messages.success(request, said)
    return redirect("figures_ledgers")


@require_POST
def undoing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import out again (撤销导入)."""
    _admit(request, office=True)
    get_object_or_404(Batch, pk=pk)
    return once(request, request.POST.get("_once", ""), lambda: _undone(request, pk))


def _undone(request: HttpRequest, pk: int) -> HttpResponse:
    batch = undo(pk, by=request.user, now=timezone.now())
    messages.success(request, _("The %(lines)d rows of this import do not count any more.") % {"lines": batch.lines})
    return redirect("figures_ledgers")


def _download(packed: bytes, name: str) -> HttpResponse:
    response = HttpResponse(packed, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
