"""The page of a finding (问题与整改): what was found, what was done about it, and the verbs of whoever's turn it is."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotComplete, NotNow
from workflow.core.models import Matter
from workflow.core.once import once
from workflow.oversight import findings, rights
from workflow.oversight.forms import STEP_FORMS
from workflow.oversight.models import Finding

FROM = {"start": ("open",), "submit": ("rectifying", "returned"), "accept": ("submitted",), "send_back": ("submitted",)}


def _seen(request: HttpRequest, pk: int) -> Finding:
    """Who sees the matter sees its findings; so does who answers for one."""
    rows = Finding.objects.select_related(
        "matter__unit", "matter__owner", "responsible", "unit", "recorded_by", "sampled__inspection"
    )
    found = rows.filter(pk=pk).first()
    if found is None or found.responsible_id != request.user.pk and not _sees_matter(request, found):
        raise Http404
    return found


def _sees_matter(request: HttpRequest, finding: Finding) -> bool:
    return Matter.objects.visible_to(request.user).filter(pk=finding.matter_id).exists()


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The finding as it stands."""
    return _show(request, _seen(request, pk))


def _show(request: HttpRequest, finding: Finding, *, refused=None, step: str = "", status: int = 200) -> HttpResponse:
    today, matter = timezone.localdate(), finding.matter
    mine = {
        *(findings.UNITS_STEPS if rights.rectifies(request.user, finding, matter, on=today) else ()),
        *(findings.INSPECTORS_STEPS if rights.judges(request.user, finding, matter, on=today) else ()),
    }  # fmt: skip
    offered = [name for name in findings.STEPS if name in mine and finding.state in FROM[name]]
    context = {
        "finding": finding, "matter": matter, "today": today, "sees_matter": _sees_matter(request, finding),
        "rectifications": finding.rectifications.select_related("by", "judged_by", "evidence"),
        "forms": [(name, refused if name == step else STEP_FORMS[name](auto_id=f"{name}_%s")) for name in offered],
    }  # fmt: skip
    return render(request, "oversight/finding.html", context, status=status)


@require_POST
def steps(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take a step of its life with the facts of its form."""
    finding, now = _seen(request, pk), timezone.now()
    if step not in STEP_FORMS:
        raise Http404
    form = STEP_FORMS[step](request.POST, request.FILES, auto_id=f"{step}_%s")

    def answer() -> HttpResponse:
        findings.must_take(finding, step, by=request.user, now=now)  # before a file is stored
        if not form.is_valid():
            if finding.state not in FROM[step]:
                raise NotNow(_("This cannot be done while the finding stands at “%(state)s”.") % {"state": finding.stands_at.name})
            return _show(request, finding, refused=form, step=step, status=422)
        try:
            with transaction.atomic():
                findings.take(finding.pk, step, by=request.user, now=now, **form.facts(finding, by=request.user, now=now))
        except NotComplete as refusal:
            form.add_error(None, refusal.complaints)
            return _show(request, finding, refused=form, step=step, status=422)
        messages.success(request, _("Done: %(what)s.") % {"what": form.title})
        return redirect(finding)

    return once(request, request.POST.get("_once", ""), answer)
