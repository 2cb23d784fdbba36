"""Moving running matters to another version of their route (改走另一版路线), one by one, and back."""

from django.contrib import messages
from django.db.models import F, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from approvals.actions.move import move, preview
from approvals.errors import NotComplete, NotNow
from approvals.models import Panel, Round, Route, RouteMove
from approvals.revising.powers import may_move_rounds
from workflow.core.once import once
from workflow.desk import routes
from workflow.desk.paging import page_of
from workflow.desk.route_forms import ReasonForm
from workflow.desk.views.routes import read

MOVED_SHOWN = 20


def _published(request: HttpRequest, pk: int) -> Route:
    route = read(request, pk)
    if route.published_at is None:
        raise NotNow(_("Nothing moves to a draft; publish it first."))
    return route


def _open_rounds(route: Route):
    asked = Panel.objects.filter(outcome="").select_related("phase")
    running = Round.objects.filter(outcome="", route__kind=route.kind, route__purpose=route.purpose)
    return running.select_related("subject", "route").prefetch_related(Prefetch("panels", asked, to_attr="asking"))


@require_GET
def rounds(request: HttpRequest, pk: int) -> HttpResponse:
    """Open rounds on other versions, and those that were moved to this one."""
    route = _published(request, pk)
    page = page_of(_open_rounds(route).exclude(route=route), request.GET)
    last = RouteMove.objects.filter(target=route, round__outcome="", round__route=F("target")).order_by("round_id", "-pk")
    moved = list(last.distinct("round_id").select_related("round__subject", "source")[:MOVED_SHOWN])
    shown = [*(one.subject_id for one in page.rows), *(one.round.subject_id for one in moved)]
    context = {
        "route": route, "title": routes.title(route.kind, route.purpose), "page": page, "moved": moved,
        "seen": routes.seen_of(shown, request.user), "may_move": may_move_rounds(request.user, on=timezone.localdate()),
    }
    return render(request, "routes/rounds.html", context)


@require_http_methods(["GET", "POST"])
def moving(request: HttpRequest, pk: int, round: int) -> HttpResponse:
    """GET: what it would mean. POST: move it, with the reason."""
    route = _published(request, pk)
    one = get_object_or_404(_open_rounds(route).exclude(route=route), pk=round)
    form = ReasonForm(request.POST or None, auto_id="move_%s")
    if request.method == "GET":
        return _look(request, route, one, form)

    def answer() -> HttpResponse:
        try:
            move(one.subject_id, route.pk, by=request.user, why=request.POST.get("note", ""), now=timezone.now())
        except NotComplete as refusal:
            form.add_error("note", refusal.complaints)
            return _look(request, route, one, form, status=422)
        messages.success(request, _("It goes on by version %(version)d.") % {"version": route.version})
        return redirect("route_rounds", route.pk)

    return once(request, request.POST.get("_once", ""), answer)


def _look(request: HttpRequest, route: Route, one: Round, form: ReasonForm, *, status: int = 200) -> HttpResponse:
    context = {
        "route": route, "round": one, "title": routes.title(route.kind, route.purpose), "landing": preview(one, route),
        "form": form,
        "seen": routes.seen_of([one.subject_id], request.user), "may_move": may_move_rounds(request.user, on=timezone.localdate()),
    }
    return render(request, "routes/move.html", context, status=status)
