"""Figures (统计): the summary of a period and its sheet, the lists behind its numbers, indicators of the colleges."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.people.models import Role
from workflow.core.once import once
from workflow.desk import figures
from workflow.desk.context import roles_in
from workflow.desk.figure_forms import WeightsForm
from workflow.desk.paging import page_of
from workflow.desk.views.ledgers import download
from workflow.statistics import paper, scoring, sheets
from workflow.statistics.behind import behind, sums, told
from workflow.statistics.cube import cube
from workflow.statistics.period import Period, asked
from workflow.statistics.readers import SEE_MATTERS, admit, admit_the_office, of_the_school
from workflow.statistics.waiting import waited


def _period(request: HttpRequest, year: int | None = None) -> Period:
    if year is not None and not 1949 <= year <= 2999:
        raise Http404
    return asked(request.GET, today=timezone.localdate(), year=year)


@require_GET
def summary(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The summary of a year, of its half, or of any days; as .xlsx, as a paper."""
    admit(roles_in(request))
    period = _period(request, year)
    counted = cube(period)
    name, asked_as = f"figures-{period.since}-{period.until}", request.GET.get("format")
    if asked_as == "xlsx":
        return download(sheets.workbook(counted), f"{name}.xlsx")
    if asked_as == "pdf":
        return download(paper.pdf(paper.summary(counted, waited(period))), f"{name}.pdf", "application/pdf")
    shown = figures.summary(counted) | {"office": Role.FAO in of_the_school(roles_in(request)), "today": timezone.localdate()}
    return render(request, "figures/summary.html", shown)


@require_GET
def matters(request: HttpRequest) -> HttpResponse:
    """The list behind a number, filtered as the number was."""
    admit(roles_in(request))
    period = _period(request)
    rows, said = behind(period, request.GET)
    page = page_of(rows.select_related("batch").defer("batch__packed", "batch__complaints"), request.GET, first=_first)
    found = sums(rows, period)
    context = {
        "period": period, "said": said, "page": page, "sums": found, "told": told(found),
        "rows": figures.rows_of(page.rows, titled=bool(SEE_MATTERS & of_the_school(roles_in(request)))),
    }  # fmt: skip
    return render(request, "figures/matters.html", context)


def _first(rows: Any, order: str, count: int) -> Any:
    """The days are found by their index; walking all rows by id until enough are of the period may take long."""
    by_id = F("pk") + 0
    return rows.order_by(by_id.desc() if order == "-pk" else by_id)[:count]


@require_GET
def indicators(request: HttpRequest) -> HttpResponse:
    """What is measured of the colleges and how much it weighs."""
    admit(roles_in(request))
    return _indicators(request, WeightsForm(auto_id="weights_%s"))


def _indicators(request: HttpRequest, form: WeightsForm) -> HttpResponse:
    period = _period(request)
    counted, weighed = cube(period), scoring.indicators(period.as_of)
    context = {
        "form": form, "period": counted.period, "weighed": weighed, "scores": scoring.scores(counted, weighed),
        "history": scoring.history(), "office": Role.FAO in of_the_school(roles_in(request)),
    }  # fmt: skip
    return render(request, "figures/indicators.html", context, status=422 if form.errors else 200)


@require_POST
def weights(request: HttpRequest) -> HttpResponse:
    """The office's weights."""
    admit_the_office(roles_in(request))
    form = WeightsForm(request.POST, auto_id="weights_%s")
    if not form.is_valid():
        return _indicators(request, form)
    return once(request, request.POST.get("_once", ""), lambda: _weighed(request, form))


def _weighed(request: HttpRequest, form: WeightsForm) -> HttpResponse:
    scoring.weigh(form.weights(), by=request.user, now=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("figures_indicators")
