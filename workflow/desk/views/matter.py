"""The page of a matter: where it stands, what I must do, what is wrong, what it is about, who said what, what changed."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotComplete
from workflow.core import kinds
from workflow.core.leads import leads_of
from workflow.core.models import Matter
from workflow.core.once import once
from workflow.core.steps import take
from workflow.desk.context import roles_in
from workflow.desk.history import timeline
from workflow.desk.mine import mine_on
from workflow.desk.panels import asked_on, panels
from workflow.desk.progress import stepper
from workflow.desk.recording import recordable
from workflow.desk.standing import standing
from workflow.desk.talk import talk_on
from workflow.registers.results.showing import results_of


def seen(request: HttpRequest, pk: int):
    """The kind's own object of a matter this person may see; a foreign one is 404."""
    code = Matter.objects.visible_to(request.user).filter(pk=pk).values_list("kind", flat=True).first()
    kind = kinds.found(code)
    if kind is None:
        raise Http404
    return kind.model.objects.select_related("owner", "preparer", "unit", "revision").get(pk=pk)


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole matter on one page."""
    return show(request, seen(request, pk))


def show(request: HttpRequest, matter, *, refused=None, recorded=None, talk=None, status: int = 200) -> HttpResponse:
    """Render the page; ``refused``, ``recorded`` or ``talk`` is a bound form that was not taken."""
    today = timezone.localdate()
    kind = kinds.get(matter.kind)
    asked = asked_on(matter)
    mine = mine_on(matter, request.user, today=today, asked=asked, refused=refused)
    editable = kind.editable(matter, request.user)
    entries = list(matter.entries.select_related("by").order_by("seq"))
    told = timeline(matter, entries, asked)
    waits, everything = any(line["level"] == "now" for line in told), request.GET.get("comments") == "all"
    context = {
        "matter": matter, "kind": kind, "today": today, "refused": refused,
        "steps": stepper(matter, entries),
        "mine": mine, "leads": leads_of(matter),
        "editable": editable, "standing": standing(matter, editable=editable),
        "records": [
            recorded if recorded and recorded.assignment.pk == form.assignment.pk else form
            for form in recordable(matter, request.user, roles_in(request), mine=mine.assignments, today=today)
        ],
        "timeline": told, "panels": panels(asked),
        "talk": talk_on(matter, request.user, today=today, waits=waits, everything=everything, refused=talk),
        "yielded": results_of(matter, request.user), "prints": bool(kind.papers and matter.revision_id),
        **kind.page(matter, request.user),
    }
    return render(request, "desk/matter.html", context, status=status)


@require_POST
def steps(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take a step of the life with the facts of its form."""
    matter = seen(request, pk)
    kind, now = kinds.get(matter.kind), timezone.now()
    if step not in kind.forms:
        raise Http404
    form = kind.forms[step](request.POST, request.FILES, matter=matter, person=request.user, today=timezone.localdate(now))

    def answer() -> HttpResponse:
        if not form.is_valid():
            return show(request, matter, refused=form, status=422)
        try:
            with transaction.atomic():
                taken = take(matter.pk, step, by=request.user, now=now, **form.facts(now=now))
        except NotComplete as refusal:
            form.add_error(None, refusal.complaints)
            return show(request, matter, refused=form, status=422)
        messages.success(request, _("Done: %(what)s.") % {"what": form.title})
        # who decided on something of a draft (例外审定) sees the draft no longer
        return redirect("matter", taken.pk) if taken.state != "draft" or taken.sees(request.user) else redirect("inbox")

    return once(request, request.POST.get("_once", ""), answer)


