"""The archive (档案): sealed packages for the archivist, the office and the leading group; checking and disposal."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotYours, Refusal
from workflow.core.once import once
from workflow.desk import archive
from workflow.desk.archive_forms import WhyForm
from workflow.desk.context import roles_in
from workflow.desk.paging import page_of
from workflow.registers.archive import disposals, fixity, office
from workflow.registers.models import ArchivePackage, Disposal


def admit(request: HttpRequest, *, roles: frozenset = office.READERS) -> None:
    """Raise NotYours for everybody but archivist, office and leading group."""
    if not office.has(roles_in(request), roles):
        raise NotYours(_("The archive is open to the archivist, the foreign-affairs office and the leading group."))


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Packages, filtered by ?only=… and ?q=; those that can be handed over are picked here."""
    admit(request)
    today, text, only = timezone.localdate(), request.GET.get("q", "").strip(), request.GET.get("only", "")
    found, asked = archive.shown(), archive.filters(today)
    if text:
        found = found.filter(archive.named(text))
    if only in asked:
        found = found.filter(asked[only][1])
    page = page_of(found, request.GET)
    rows = [archive.row_of(package) for package in page.rows]
    mover = office.has(roles_in(request), office.MOVERS)
    context = {
        "page": page, "rows": rows, "figures": archive.figures(today), "q": text, "only": only if only in asked else "",
        "today": today, "picking": mover and any(row.pick for row in rows),
    }  # fmt: skip
    return render(request, "desk/archive.html", context)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One package: number, period, digest, its list, its last check, its disposal."""
    admit(request)
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, *, status: int = 200, **more: Any) -> HttpResponse:
    package = get_object_or_404(archive.shown().select_related("made_by", "matter__owner"), pk=pk)
    today, signer = timezone.localdate(), office.has(roles_in(request), office.SIGNERS)
    deeds = list(package.disposals.select_related("proposed_by", "approved_by", "refused_by"))
    waiting = next((deed for deed in deeds if deed.open), None)
    context = {
        "package": package, "row": archive.row_of(package), "deeds": deeds, "waiting": waiting, "signer": signer, "today": today,
        "second": signer and waiting is not None and waiting.proposed_by_id != request.user.pk,
        "in_the_way": disposals.in_the_way(package, today=today), "faults": package.fault.splitlines(),
        "propose": WhyForm(auto_id="propose_%s"), "refuse": WhyForm(auto_id="refuse_%s"),
    }  # fmt: skip
    return render(request, "desk/archive_one.html", context | more, status=status)


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
def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """The first signature (提出销毁)."""
    admit(request, roles=office.SIGNERS)
    form = WhyForm(request.POST, auto_id="propose_%s")
    said = _("Proposed. Another person signs, too, before anything is destroyed.")
    return _done(request, pk, form, "propose", said, lambda: disposals.propose(
        pk, why=form.cleaned_data["why"], by=request.user, now=timezone.now()))


@require_POST
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    """The second signature (同意销毁): the package is destroyed."""
    admit(request, roles=office.SIGNERS)
    disposal = get_object_or_404(Disposal, pk=pk)

    def answer() -> HttpResponse:
        disposals.approve(pk, by=request.user, now=timezone.now())
        messages.success(request, _("The package is destroyed; the record of it stays."))
        return redirect("archived", disposal.package_id)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def refusals(request: HttpRequest, pk: int) -> HttpResponse:
    """No second signature (不同意销毁): the package stays."""
    admit(request, roles=office.SIGNERS)
    disposal = get_object_or_404(Disposal, pk=pk)
    form = WhyForm(request.POST, auto_id="refuse_%s")
    return _done(request, disposal.package_id, form, "refuse", _("The package is kept."), lambda: disposals.refuse(
        pk, why=form.cleaned_data["why"], by=request.user, now=timezone.now()))


def _done(request: HttpRequest, pk: int, form: Any, name: str, said: str, deed: Callable[[], Any]) -> HttpResponse:
    """Do it, or show the page again with what is wrong."""
    get_object_or_404(ArchivePackage, pk=pk)
    if form.is_valid():
        try:
            deed()
        except Refusal as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, said)
            return redirect("archived", pk)
    return _page(request, pk, status=422, **{name: form})
