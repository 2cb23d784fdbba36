"""My deputies (代理): whom I have appointed, for whom I stand in, appointing and ending; for the office those of everybody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from approvals.actions.appoint_deputy import appoint_deputy, cautions, may_care
from approvals.actions.end_deputyship import end_deputyship
from approvals.errors import NotComplete, NotNow
from approvals.models import Decision, Deputyship
from workflow.core import kinds
from workflow.core.once import once
from workflow.desk.deputy_forms import DeputyForm

PAST = 20  # so many that are over are shown


@dataclass(frozen=True)
class Row:
    """One deputyship as its list shows it."""

    it: Deputyship
    state: str  # now, later, over
    first: date
    last: date
    kinds: list[str]

    @property
    def open(self) -> bool:
        """Whether it can be ended."""
        return self.state != "over"


@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """The page; POST appoints a deputy."""
    now = timezone.now()
    cares = may_care(request.user, on=timezone.localdate(now))
    if request.method == "GET":
        return _page(request, DeputyForm(cares=cares, today=timezone.localdate(now)), cares=cares, now=now)
    form = DeputyForm(request.POST, cares=cares, today=timezone.localdate(now))

    def answer() -> HttpResponse:
        if form.is_valid():
            said = form.cleaned_data
            try:
                made = appoint_deputy(
                    **said | {"principal": said.get("principal") or request.user}, by=request.user, now=now
                )
            except (NotComplete, NotNow) as refusal:
                form.add_error(None, refusal.complaints)
            else:
                messages.success(request, _("%(name)s has been appointed and told.") % {"name": made.deputy})
                for sentence in cautions(made):
                    messages.warning(request, sentence)
                return redirect("deputies")
        return _page(request, form, cares=cares, now=now, status=422)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def ends(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /me/deputies/3/end/: a foreign one is 404."""
    now = timezone.now()
    seen = Deputyship.objects.all()
    if not may_care(request.user, on=timezone.localdate(now)):
        seen = seen.filter(Q(principal=request.user) | Q(deputy=request.user))
    deputyship = get_object_or_404(seen, pk=pk)

    def answer() -> HttpResponse:
        end_deputyship(deputyship.pk, by=request.user, now=now)
        messages.success(request, _("Ended: what is open waits for the principal alone."))
        return redirect("deputies")

    return once(request, request.POST.get("_once", ""), answer)


def _page(request: HttpRequest, form: DeputyForm, *, cares: bool, now: datetime, status: int = 200) -> HttpResponse:
    mine = _counted(Deputyship.objects.filter(Q(principal=request.user) | Q(deputy=request.user)))
    rows = [row_of(it, now=now) for it in [*mine.to_come(now), *mine.over(now)[:PAST]]]
    others = []
    if cares:
        of_others = _counted(Deputyship.objects.to_come(now).exclude(Q(principal=request.user) | Q(deputy=request.user)))
        others = [row_of(it, now=now) for it in of_others]
    context = {
        "form": form, "others": others, "cares": cares, "place": "me",
        "appointed": [row for row in rows if row.it.principal_id == request.user.pk],
        "standing_in": [row for row in rows if row.it.deputy_id == request.user.pk],
    }
    return render(request, "desk/deputies.html", context, status=status)


def _counted(deputyships):
    """With how many decisions each deputy took in the principal's place while it lasted."""
    taken = Decision.objects.order_by().filter(
        by=OuterRef("deputy"), in_place_of=OuterRef("principal"), at__gte=OuterRef("begins_at"), at__lt=OuterRef("ends_at")
    )
    count = taken.values("by").annotate(count=Count("pk")).values("count")
    return deputyships.annotate(taken=Coalesce(Subquery(count), 0)).select_related("principal", "deputy")


def row_of(deputyship: Deputyship, *, now: datetime) -> Row:
    """The row of a deputyship whose people are loaded."""
    state = "over" if deputyship.is_over(now) else "now" if deputyship.begins_at <= now else "later"
    names = {kind.code: str(kind.name) for kind in kinds.installed()}
    return Row(
        deputyship, state, first=timezone.localdate(deputyship.begins_at),
        last=max(timezone.localdate(deputyship.begins_at), timezone.localdate(deputyship.ends_at - timedelta(microseconds=1))),
        kinds=[names.get(code, code) for code in deputyship.kinds] or [pgettext("kinds of matters", "All matters")],
    )
