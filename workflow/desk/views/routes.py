"""Approval routes (审批路线): read, draft, compare, try, publish, roll back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals import routes as approval_routes
from approvals.actions import draft_route
from approvals.actions.publish_route import publish, roll_back
from approvals.errors import NotComplete
from approvals.models import Route
from approvals.revising.compare import compare
from approvals.revising.faults import faults
from approvals.revising.forecast import longest
from approvals.revising.powers import may_change_routes, must_change_routes, must_read_routes
from approvals.revising.rows import digest, rows_of
from approvals.revising.trial import trial
from approvals.revising.vocabulary import Vocabulary, vocabulary
from workflow.core.once import once
from workflow.desk import routes
from workflow.desk.route_forms import PhaseForm, PublishForm, ReasonForm


def read(request: HttpRequest, pk: int) -> Route:
    """The version, for those who may read routes."""
    must_read_routes(request.user, on=timezone.localdate())
    versions = Route.objects.select_related("published_by", "made_by", "copied_from").prefetch_related("phases")
    return get_object_or_404(versions, pk=pk)


def words_for(route: Route) -> Vocabulary:
    """What a route of its kind may speak of, in the names the kind gives."""
    return vocabulary(route.kind, route.purpose, labels=routes.labels(route.kind))


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Every kind's version in force, its drafts, its older versions."""
    must_read_routes(request.user, on=timezone.localdate())
    may = may_change_routes(request.user, on=timezone.localdate())
    return render(request, "routes/list.html", {"groups": routes.groups(), "may_change": may})


@require_GET
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version; of a draft ?phase=code opens a phase, ?new=1 an empty one."""
    route = read(request, pk)
    words = words_for(route)
    return _page(request, route, words, form=_form_asked(request, route, words))


def _form_asked(request: HttpRequest, route: Route, words: Vocabulary) -> PhaseForm | None:
    rows = rows_of(route)
    if "new" in request.GET:
        return PhaseForm(words=words, row={"step": rows[-1]["step"] + 1, "stage": rows[-1]["stage"]} if rows else None)
    row = next((row for row in rows if row["code"] == request.GET.get("phase")), None)
    return PhaseForm(words=words, row=row) if row else None


def _page(request: HttpRequest, route: Route, words: Vocabulary, *, form=None, at="", status=200, **more: Any) -> HttpResponse:
    may = may_change_routes(request.user, on=timezone.localdate())
    draft, rows = route.published_at is None, rows_of(route)
    now_in_force = approval_routes.in_force(route.kind, route.purpose)
    context = {
        "route": route, "title": routes.title(route.kind, route.purpose), "in_force": now_in_force, "draft": draft,
        "cards": routes.cards(rows, words), "longest": longest(rows), "seen": digest(rows), "may_change": may,
        "faults": faults(rows, words) if draft else [], "running": route.rounds.filter(outcome="").count(),
        "form": form if draft and may else None, "at": at or request.GET.get("phase", ""),
        "publishing": PublishForm(auto_id="publish_%s"), "reason": ReasonForm(auto_id="reason_%s"),
        "overtaken": draft and route.copied_from_id not in (None, now_in_force.pk),
    }  # fmt: skip
    return render(request, "routes/version.html", context | more, status=status)


def _once(request: HttpRequest, answer: Any) -> HttpResponse:
    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def drafts(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a draft as a copy of this version."""
    def answer() -> HttpResponse:
        draft = draft_route.begin(read(request, pk).pk, by=request.user, now=timezone.now())
        messages.success(request, _("Version %(version)d is a draft; nobody is asked by it yet.") % {"version": draft.version})
        return redirect("route", draft.pk)

    return _once(request, answer)


@require_POST
def phases(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a phase: the one ``at`` that code, or a new one."""
    route, at = read(request, pk), request.POST.get("at", "")
    must_change_routes(request.user, on=timezone.localdate())
    words = words_for(route)
    form = PhaseForm(request.POST, words=words)

    def answer() -> HttpResponse:
        if form.is_valid():
            try:
                draft_route.put(pk, form.typed_row(), at=at, by=request.user, now=timezone.now())
            except NotComplete as refusal:
                form.add_error(None, refusal.complaints)
            else:
                messages.success(request, _("“%(phase)s” is in the draft.") % {"phase": form.cleaned_data["name"]})
                return redirect("route", pk)
        return _page(request, route, words, form=form, at=at, status=422)

    return _once(request, answer)


@require_POST
def place(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """A place earlier or later."""
    draft_route.shift(read(request, pk).pk, code, later=request.POST.get("to") == "later", by=request.user, now=timezone.now())
    return redirect("route", pk)


@require_POST
def removal(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Take a phase out of the draft."""
    draft_route.drop(read(request, pk).pk, code, by=request.user, now=timezone.now())
    messages.success(request, _("The phase is no longer in the draft."))
    return redirect("route", pk)


@require_POST
def discarding(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the draft away."""
    draft_route.discard(read(request, pk).pk, by=request.user, now=timezone.now())
    messages.success(request, _("The draft was thrown away."))
    return redirect("routes")


@require_POST
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the draft in force, as it was seen."""
    route = read(request, pk)

    def answer() -> HttpResponse:
        note, seen = request.POST.get("note", ""), request.POST.get("seen", "")
        published = publish(route.pk, by=request.user, now=timezone.now(), note=note, seen=seen)
        told = {"version": published.version}
        messages.success(request, _("Version %(version)d is in force for whatever is submitted from now on.") % told)
        return redirect("route", published.pk)

    return _once(request, answer)


@require_POST
def rollback(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an older version in force again."""
    route = read(request, pk)

    def answer() -> HttpResponse:
        again = roll_back(route.pk, by=request.user, now=timezone.now(), note=request.POST.get("note", ""))
        told = {"version": again.version, "older": route.version}
        messages.success(request, _("Version %(version)d is in force; it says what version %(older)d said.") % told)
        return redirect("route", again.pk)

    return _once(request, answer)


@require_GET
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """This version and ?with= another: the one it was copied from, else the one in force."""
    route = read(request, pk)
    others = Route.objects.filter(kind=route.kind, purpose=route.purpose).exclude(pk=pk).order_by("-version")
    asked = request.GET.get("with", "")
    other = next((one for one in others if str(one.pk) == asked), None) or route.copied_from or next(iter(others), None)
    changed = compare(rows_of(other), rows_of(route), words_for(route)) if other else []
    context = {
        "route": route, "title": routes.title(route.kind, route.purpose), "others": others, "other": other,
        "changes": routes.changes_shown(changed),
    }
    return render(request, "routes/comparison.html", context)


@require_GET
def tried(request: HttpRequest, pk: int) -> HttpResponse:
    """How open rounds and those of a year would be asked by this version."""
    route = read(request, pk)
    trying = trial(route, now=timezone.now())
    seen = routes.seen_of([one.subject.pk for one in trying.shown], request.user)
    context = {"route": route, "title": routes.title(route.kind, route.purpose), "trial": trying, "sums": routes.sums(trying),
               "rows": routes.tried_rows(trying, seen)}
    return render(request, "routes/trial.html", context)
