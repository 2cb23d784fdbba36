"""The page of a finding (问题与整改): what was found, what was done about it, and the verbs of whoever's turn it is."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_fsm import can_proceed

from approvals.errors import NotComplete
from workflow.core.once import once
from workflow.oversight import findings, rights
from workflow.oversight.forms import STEP_FORMS
from workflow.oversight.models import Finding


def _seen(request: HttpRequest, pk: int) -> Finding:
    rows = Finding.objects.visible_to(request.user).select_related(
        "matter__unit", "matter__owner", "responsible", "unit", "recorded_by", "sampled__inspection"
    )
    return get_object_or_404(rows, pk=pk)


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
    offered = [name for name in findings.STEPS if name in mine and can_proceed(getattr(finding, name))]
    context = {
        "finding": finding, "matter": matter, "today": today, "sees_matter": matter.sees(request.user),
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
        findings.must_take(finding, step, by=request.user, now=now)  # before the form is read and a file is stored
        if not form.is_valid():
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
