"""The passport register (证照台账): for the custodian and the foreign-affairs office; numbers stay sealed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import NotNow, NotYours, Refusal
from approvals.people.models import Role
from workflow.desk import passports
from workflow.desk.context import roles_in
from workflow.desk.paging import page_of
from workflow.desk.passport_forms import FORM_FIELD, FateForm, FetchForm, PlaceForm, ReasonForm, RegisterForm, ReturnForm
from workflow.desk.passport_page import page_of_one
from workflow.desk.sheets import register_sheet
from workflow.registers.models import Passport
from workflow.registers.passports import custody, fate, fetching, places, register

KEEPERS = {Role.CUSTODIAN, Role.FAO}
ROWS_IN_A_SHEET = 20_000


def admit(request: HttpRequest) -> None:
    """Raise NotYours for everybody but the custodian and the office."""
    if not KEEPERS & {role for role, unit in roles_in(request) if unit is None}:
        raise NotYours(_("The passport register is kept by the custodian and the foreign-affairs office."))


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Documents by holder, filtered by ?only=… (``passports.filters``); as .xlsx without numbers."""
    admit(request)
    today, text, only = timezone.localdate(), request.GET.get("q", "").strip(), request.GET.get("only", "")
    found, asked = passports.shown(), passports.filters(today)
    if text:
        found = found.filter(passports.named(text))
    if only in asked:
        found = found.filter(pk__in=Passport.objects.filter(asked[only][1]).order_by().values("pk"))
    if request.GET.get("format") == "xlsx":
        return register_sheet(passports.row_of(row, today=today) for row in found.order_by("holder_name", "pk")[:ROWS_IN_A_SHEET])
    page = page_of(found, request.GET)
    rows = [passports.row_of(passport, today=today) for passport in page.rows]
    figures, differences = passports.figures(today)
    late = next(figure for figure in figures if figure["key"] == "overdue")
    context = {
        "page": page, "rows": rows, "figures": figures, "late": late, "q": text, "only": only if only in asked else "",
        "differences": differences,
    }  # fmt: skip
    return render(request, "desk/passports.html", context)


@sensitive_post_parameters("document_no")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a document into the books. Sent twice it is refused by its number, so no answer need be kept."""
    admit(request)
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        facts = form.facts()
        judged = {name: facts[name] for name in ("holder_name", "kind", "number", "issued_on", "expires_on")}
        for name, sentence in register.faults(**judged, now=now).items():
            form.add_error(FORM_FIELD.get(name, name), sentence)
        if not form.errors:
            try:
                kept = register.register(**facts, by=request.user, now=now)
            except Refusal as refusal:
                form.add_error("document_no" if not facts["slot"] else None, refusal.complaints)
            else:
                messages.success(request, _("Registered and in custody."))
                return redirect("passport", kept.pk)
    return render(request, "desk/passports_new.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: its ledger, and who read its number."""
    admit(request)
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    passport = get_object_or_404(passports.shown().select_related("number", "registered_by", "holder"), pk=pk)
    return render(request, "desk/passports_one.html", page_of_one(passport, today=timezone.localdate()) | more, status=status)


@require_POST
@never_cache
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """The number in clear on this one answer; the reading is written down and no answer is kept."""
    admit(request)
    passport = get_object_or_404(Passport.objects.select_related("number"), pk=pk)
    form = ReasonForm(request.POST, auto_id="number_%s")
    if not form.is_valid():
        return _page(request, pk, status=422, reason=form)
    clear = register.unmask(passport, by=request.user, why=form.cleaned_data["why"], now=timezone.now())
    response = _page(request, pk, clear=clear)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def retirement(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of it, with the reason (遗失、作废、注销、拒不交回、调出、找回)."""
    admit(request)
    form = FateForm(request.POST, passport=get_object_or_404(Passport, pk=pk))
    return _done(request, pk, form, "fate", lambda: fate.record(pk, **form.cleaned_data, by=request.user, now=timezone.now()))


@require_POST
def placing(request: HttpRequest, pk: int) -> HttpResponse:
    """Into a box and slot (上架、移位)."""
    admit(request)
    passport = get_object_or_404(Passport, pk=pk)
    form = PlaceForm(request.POST, auto_id="place_%s")
    return _done(request, pk, form, "place", lambda: places.place(
        passport, **form.cleaned_data, by=request.user, now=timezone.now()))


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody fetch it at the cabinet (批准柜取)."""
    admit(request)
    form = FetchForm(request.POST, passport=get_object_or_404(Passport, pk=pk))
    return _done(request, pk, form, "fetch", lambda: fetching.allow(pk, **form.facts(), by=request.user, now=timezone.now()))


@require_POST
def leave_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """It may not be fetched after all (撤销柜取)."""
    admit(request)
    fetch = get_object_or_404(get_object_or_404(Passport, pk=pk).fetches.open())
    fetching.withdraw(fetch.pk, by=request.user, now=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("passport", pk)


@require_POST
def returned(request: HttpRequest, pk: int) -> HttpResponse:
    """Back from a drawing of the paper ledger; what is out for a matter comes back on the matter's page."""
    admit(request)
    passport = get_object_or_404(Passport, pk=pk)
    if passport.loans.open().exclude(matter=None).exists():
        raise NotNow(_("The document was drawn for a matter; take it back on the page of that matter."))
    form = ReturnForm(request.POST, auto_id="return_%s")
    return _done(request, pk, form, "give_back", lambda: custody.take_back(
        None, passport=passport, **form.cleaned_data, by=request.user, now=timezone.now()))


def _done(request: HttpRequest, pk: int, form: Any, name: str, deed: Any) -> HttpResponse:
    """Do it, or show the page again with what is wrong."""
    if form.is_valid():
        try:
            deed()
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, _("Written down."))
            return redirect("passport", pk)
    return _page(request, pk, status=422, **{name: form})
