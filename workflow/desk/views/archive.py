"""The archive (档案): sealed packages for the archivist, the office and the leading group; checking, other periods."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotYours, Refusal
from approvals.people.models import Role
from workflow.desk import archive
from workflow.desk.archive_forms import PeriodForm, WhyForm
from workflow.desk.archive_sheet import archive_sheet
from workflow.desk.context import roles_in
from workflow.desk.paging import page_of
from workflow.registers.archive import disposals, fixity, office, retention
from workflow.registers.models import ArchivePackage, Period


def admit(request: HttpRequest, *, roles: frozenset = office.READERS) -> None:
    """Raise NotYours for everybody but archivist, office and leading group."""
    if not office.has(roles_in(request), roles):
        raise NotYours(_("The archive is open to the archivist, the foreign-affairs office and the leading group."))


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Packages by words, state, year and period; those that can be handed over are picked here. ?format=xlsx: all of them."""
    admit(request)
    today = timezone.localdate()
    asked = archive.Asked.of(request.GET, today=today)
    found = asked.found(today=today)
    if request.GET.get("format") == "xlsx":
        return archive_sheet(found.order_by("file_no", "pk").iterator(chunk_size=1000))
    page = page_of(found, request.GET)
    rows = [archive.row_of(package) for package in page.rows]
    mover = office.has(roles_in(request), office.MOVERS)
    states = [(key, words) for key, (words, _where) in archive.filters(today).items()]
    context = {
        "page": page, "rows": rows, "asked": asked, "overview": archive.overview(today), "today": today, "states": states,
        "periods": Period.choices, "heading": dict(states).get(asked.only), "picking": mover and any(row.pick for row in rows),
    }  # fmt: skip
    return render(request, "desk/archive.html", context)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One package: number, period, digest, its list, its last check, its disposal."""
    admit(request)
    return page_of_one(request, pk)


def page_of_one(request: HttpRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a package; ``more`` is a form with its mistakes."""
    package = get_object_or_404(archive.shown().select_related("made_by", "matter__owner"), pk=pk)
    today, roles = timezone.localdate(), roles_in(request)
    deeds = list(package.disposals.select_related("package", "proposed_by", "approved_by", "refused_by"))
    waiting = next((deed for deed in deeds if deed.open), None)
    agreed = next((deed for deed in deeds if deed.waiting), None)
    signer = office.has(roles, office.SIGNERS)
    context = {
        "package": package, "row": archive.row_of(package), "deeds": deeds, "today": today, "signer": signer,
        "waiting": waiting, "agreed": agreed, "destroyed_on": agreed and disposals.destroyed_on(agreed),
        "second": signer and waiting is not None and waiting.proposed_by_id != request.user.pk,
        "in_the_way": disposals.in_the_way(package, today=today), "damaged": damaged(package),
        "reappraisals": package.reappraisals.select_related("by"),
        "keeper": office.has(roles, {Role.ARCHIVIST}) and not package.disposed_at and not (waiting or agreed),
        "propose": WhyForm(auto_id="propose_%s"), "refuse": WhyForm(auto_id="refuse_%s"),
        "appraise": PeriodForm(auto_id="appraise_%s", initial={"period": package.retention}),
    }  # fmt: skip
    return render(request, "desk/archive_one.html", context | more, status=status)


def damaged(package: ArchivePackage) -> list[str]:
    """The files that are not as they were sealed; the first word of each fault is a file's name."""
    return list(dict.fromkeys(fault.partition(": ")[0] for fault in package.fault.splitlines()))


@require_POST
def checks(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the package again now (立即核验)."""
    admit(request)
    package = get_object_or_404(ArchivePackage, pk=pk, disposed_at=None)
    if fixity.check(package, now=timezone.now()):
        messages.error(request, _("The package is not as it was sealed."))
    else:
        messages.success(request, _("The package is as it was sealed."))
    return redirect("archived", pk)


@require_POST
def periods(request: HttpRequest, pk: int) -> HttpResponse:
    """Another period for this package (调整保管期限)."""
    admit(request)
    form = PeriodForm(request.POST, auto_id="appraise_%s")
    return done_with(request, pk, form, "appraise", _("The period is changed."), lambda: retention.reappraise(
        pk, period=form.cleaned_data["period"], why=form.cleaned_data["why"], by=request.user, now=timezone.now()))


def done_with(request: HttpRequest, pk: int, form: Any, name: str, said: str, deed: Callable[[], Any]) -> HttpResponse:
    """Do it, or show the package's page again with what is wrong and what was written."""
    get_object_or_404(ArchivePackage, pk=pk)
    if form.is_valid():
        try:
            deed()
        except NotYours:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, said)
            return redirect("archived", pk)
    return page_of_one(request, pk, status=422, **{name: form})
