"""The library of results (成果库): searched, filtered, entered, corrected, closed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import NotComplete
from workflow.core.models import Matter
from workflow.core.once import once
from workflow.desk import results
from workflow.desk.context import roles_in
from workflow.desk.paging import SIZE, Page, page_of
from workflow.desk.result_forms import CloseForm, ErasureForm, ResultForm, SummaryForm
from workflow.desk.result_sheets import library_sheet
from workflow.registers.models import Result
from workflow.registers.results import asking, closing, entering, rights

ROWS_IN_A_SHEET, PAGES = 5000, 40


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The entries this person may see, filtered; searched ones with titles first; as .xlsx."""
    today, asked = timezone.localdate(), asking.Asked.of(request.GET)
    found = asking.filtered(asked, request.user, today=today).listed()
    if request.GET.get("format") == "xlsx":
        return library_sheet(found.order_by("-pk")[:ROWS_IN_A_SHEET])
    page = _searched(found, asked.q, request.GET) if asked.q else page_of(found, request.GET)
    rows = [results.row_of(result, asked.q, today=today) for result in page.rows]
    office, matter = rights.has(roles_in(request), rights.OFFICE), None
    if asked.matter:
        matter = get_object_or_404(Matter.objects.visible_to(request.user).only("pk", "title", "number"), pk=asked.matter)
    context = {
        "page": page, "rows": rows, "asked": asked, "office": office, "matter": matter, "today": today, **results.choices(),
    }  # fmt: skip
    return render(request, "desk/results.html", context)


def _searched(found: Any, query: str, address: Any) -> Page:
    """Small numbered pages: what is ranked has no place in an order of ids."""
    said = address.get("page", "1")
    no = min(int(said), PAGES) if said.isascii() and said.isdecimal() and said != "0" and len(said) < 6 else 1
    rows = list(found.titles_first(query)[(no - 1) * SIZE : no * SIZE + 1])
    return Page(
        rows[:SIZE], newer=_page(address, no - 1) if no > 1 else "",
        older=_page(address, no + 1) if len(rows) > SIZE and no < PAGES else "",
    )  # fmt: skip


def _page(address: Any, no: int) -> str:
    kept = address.copy()
    kept["page"] = str(no)
    return "?" + kept.urlencode()


def visible(request: HttpRequest, pk: int) -> Result:
    """An entry this person may see; a foreign one is 404."""
    found = Result.objects.visible_to(request.user).select_related("unit", "matter__owner", "person", "by", "contact", "closed_by")
    return get_object_or_404(found, pk=pk)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry, whole."""
    return show(request, visible(request, pk))


def show(request: HttpRequest, result: Result, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of an entry; ``more`` is a form that was not taken."""
    today, user = timezone.localdate(), request.user
    office = rights.has(roles_in(request), rights.OFFICE)
    own, state = office or result.by_id == user.pk, results.state_of(result, today=today)
    seen = result.matter is not None and result.matter.sees(user)
    context = {
        "result": result, "today": today, "state": state, "icon": results.ICONS[result.kind], "office": office, "own": own,
        "about": results.about(result), "seen": seen, "files": list(result.files.all()),
        "likenesses": list(result.likenesses.select_related("earlier__unit")), "contact": getattr(result, "contact", None),
        "may_close": result.is_open and not result.origin and (own or result.person_id == user.pk),
        "may_publish": own and result.kind not in ("contact", "task"), "close": CloseForm(auto_id="close_%s"),
        "summary": SummaryForm(auto_id="summary_%s", initial={"title": result.public_title, "summary": result.public_summary}),
        "erasure": ErasureForm(auto_id="erasure_%s"),
    }  # fmt: skip
    return render(request, "desk/results_one.html", context | more, status=status)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a result, of the matter ?matter=… or, for the office, of none."""
    matter, now = _matter(request), timezone.now()
    rights.admit_to_enter(matter, request.user, now=now)
    if request.method == "GET":
        kind = request.GET.get("kind", "paper")
        return _form(request, ResultForm(matter=matter, initial={"on": timezone.localdate(now), "kind": kind}), matter)
    form = ResultForm(request.POST, request.FILES, matter=matter)

    def deed() -> Result:
        unit = form.cleaned_data.get("unit")
        uploads = form.cleaned_data.get("uploads") or []
        return entering.enter(form.entry(), matter=matter, unit=unit, uploads=uploads, by=request.user, now=now)

    return once(request, request.POST.get("_once", ""), lambda: _entered(request, form, matter, deed))


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it better."""
    result = visible(request, pk)
    if request.method == "GET":
        if result.origin or not (request.user.pk == result.by_id or rights.has(roles_in(request), rights.OFFICE)):
            raise Http404
        return _form(request, ResultForm.of(result), result.matter, result=result)
    form = ResultForm.of(result, request.POST)
    return _entered(request, form, result.matter, lambda: entering.correct(
        result, form.entry(), by=request.user, now=timezone.now()), result=result)


def _matter(request: HttpRequest) -> Matter | None:
    said = request.GET.get("matter", "")
    if not said:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) < 19):
        raise Http404
    return get_object_or_404(Matter.objects.visible_to(request.user).exclude(state="draft"), pk=said)


def _entered(request: HttpRequest, form: ResultForm, matter: Any, deed: Callable[[], Result], **more: Any) -> HttpResponse:
    if form.is_valid():
        try:
            result = deed()
        except NotComplete as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, _("The result is in the library."))
            return redirect(result)
    return _form(request, form, matter, status=422, **more)


def _form(request: HttpRequest, form: ResultForm, matter: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "desk/results_form.html", {"form": form, "matter": matter, **more}, status=status)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a mistaken entry out."""
    entering.remove(visible(request, pk), by=request.user, now=timezone.now())
    messages.success(request, _("The entry is taken out."))
    return redirect("results")


@require_POST
def closings(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of a task or an agreement in sight."""
    result, form = visible(request, pk), CloseForm(request.POST, auto_id="close_%s")
    return done(request, result, form, "close", lambda: closing.close(
        result, **form.cleaned_data, by=request.user, now=timezone.now()))


def done(request: HttpRequest, result: Result, form: Any, name: str, deed: Callable[[], Any]) -> HttpResponse:
    """Do it, or show the page again with what is wrong."""
    if form.is_valid():
        try:
            deed()
        except NotComplete as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, _("Written down."))
            return redirect(result)
    return show(request, result, status=422, **{name: form})
