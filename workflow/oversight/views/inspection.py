"""Pages of an inspection (检查): planned, its checklists answered, findings recorded, signed by both, reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import NotComplete
from workflow.core import kinds
from workflow.core.models import Participant
from workflow.core.once import once
from workflow.oversight import findings, inspections, reporting, rights
from workflow.oversight.audits import told
from workflow.oversight.forms import FindingForm, PlanForm
from workflow.oversight.models import Inspection, Sampled
from workflow.registers.limits import limits_on

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Plan an inspection: criteria, seed, two inspectors; the sample is drawn with the plan."""
    now, today = timezone.now(), timezone.localdate()
    rights.must_plan(request.user, on=today)
    people = rights.may_inspect(on=today)
    if request.method == "GET":
        return render(request, "oversight/plan.html", {"form": PlanForm(people=people)})
    form = PlanForm(request.POST, people=people)

    def answer() -> HttpResponse:
        if form.is_valid():
            try:
                with transaction.atomic():
                    made = inspections.plan(by=request.user, now=now, **form.facts())
            except NotComplete as refusal:
                form.add_error(None, refusal.complaints)
            else:
                messages.success(request, _("The sample is drawn; both inspectors have been told."))
                return redirect(made)
        return render(request, "oversight/plan.html", {"form": form}, status=422)

    return once(request, request.POST.get("_once", ""), answer)


def _seen(request: HttpRequest, pk: int) -> Inspection:
    rights.must_read(request.user, on=timezone.localdate())
    return get_object_or_404(Inspection.objects.prefetch_related("inspectors__person"), pk=pk)


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """How it was drawn, the matters with their checklists and findings, who has signed."""
    return _show(request, _seen(request, pk))


@dataclass(frozen=True)
class Refused:
    """What was sent for one matter and not taken, so that nothing typed is lost."""

    sampled: int
    form: FindingForm | None = None
    answers: dict[str, Any] | None = None
    complaints: Sequence[str] = ()


def _show(request: HttpRequest, inspection: Inspection, refused: Refused | None = None) -> HttpResponse:
    today = timezone.localdate()
    mine = next((row for row in inspection.inspectors.all() if row.person_id == request.user.pk), None)
    signing = any(row.signed_at for row in inspection.inspectors.all())
    days = limits_on(today).rectification_working_days
    sent = {refused.sampled: refused} if refused else {}
    rows = [_row(row, sent.get(row.pk) or Refused(row.pk), days=days) for row in _sample(inspection)]
    context = {
        "inspection": inspection, "rows": rows, "today": today, "mine": mine, "again": inspections.drawn_again(inspection),
        "answering": mine and not signing, "recording": mine and not inspection.closed_at,
        "unanswered": [row["matter"].number for row in rows if row["lacking"]], "answers": inspections.ANSWERS,
    }  # fmt: skip
    return render(request, "oversight/inspection.html", context, status=422 if refused else 200)


def _sample(inspection: Inspection) -> Any:
    sample = inspection.sample.select_related("matter__unit", "matter__owner", "matter__preparer")
    people = Participant.objects.filter(dropped_at=None).exclude(person=None).select_related("person")
    return sample.prefetch_related("findings", Prefetch("matter__participants", people, to_attr="answering"))


def _row(sampled: Sampled, refused: Refused, *, days: int) -> dict[str, Any]:
    asked, given = inspections.questions(kinds.found(sampled.matter.kind)), refused.answers or sampled.answers
    return {
        "sampled": sampled, "matter": sampled.matter, "findings": sampled.findings.all(), "asked": len(asked),
        "questions": [(question, given.get(question.code, {})) for question in asked], "complaints": refused.complaints,
        "lacking": inspections.lacking(sampled), "refused": refused.form or refused.answers,
        "form": refused.form or FindingForm(matter=sampled.matter, days=days, prefix=f"f{sampled.pk}"),
    }  # fmt: skip


@require_POST
def answers(request: HttpRequest, pk: int, sampled: int) -> HttpResponse:
    """Keep the answers to one checklist."""
    inspection = _seen(request, pk)
    row = get_object_or_404(Sampled.objects.select_related("matter"), pk=sampled, inspection=inspection)
    codes = [question.code for question in inspections.questions(kinds.get(row.matter.kind))]
    sent = {code: {"answer": request.POST.get(code, ""), "note": request.POST.get(f"{code}.note", "")} for code in codes}

    def answer() -> HttpResponse:
        try:
            inspections.answer(row.pk, answers=sent, by=request.user, now=timezone.now())
        except NotComplete as refusal:
            return _show(request, inspection, Refused(row.pk, answers=sent, complaints=refusal.complaints))
        messages.success(request, _("The answers are kept."))
        return redirect(f"{inspection.get_absolute_url()}#m{row.pk}")

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def findings_of(request: HttpRequest, pk: int, sampled: int) -> HttpResponse:
    """Record a finding of a matter that was drawn."""
    inspection, now = _seen(request, pk), timezone.now()
    row = get_object_or_404(Sampled.objects.select_related("matter__owner", "matter__preparer"), pk=sampled, inspection=inspection)
    rights.must_inspect(request.user, inspection)
    form = FindingForm(request.POST, matter=row.matter, days=10, prefix=f"f{row.pk}")

    def answer() -> HttpResponse:
        if form.is_valid():
            try:
                with transaction.atomic():
                    made = findings.record(row.pk, by=request.user, now=now, **form.facts())
            except NotComplete as refusal:
                form.add_error(None, refusal.complaints)
            else:
                messages.success(request, _("The finding is recorded; the unit has been told."))
                return redirect(made)
        return _show(request, inspection, Refused(row.pk, form=form))

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as one of the two."""
    inspection = _seen(request, pk)

    def answer() -> HttpResponse:
        signed = inspections.sign(inspection.pk, by=request.user, now=timezone.now())
        closed = _("Signed; the inspection is closed.")
        messages.success(request, closed if signed.closed_at else _("Signed; the other inspector signs, too."))
        return redirect(inspection)

    return once(request, request.POST.get("_once", ""), answer)


@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a PDF."""
    inspection = _seen(request, pk)
    response = HttpResponse(reporting.pdf(told(inspection, by=request.user, now=timezone.now())), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{inspection.number}.pdf"'
    return response


@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Its findings and answers as .xlsx."""
    inspection = _seen(request, pk)
    response = HttpResponse(reporting.workbook(told(inspection, by=request.user, now=timezone.now())), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{inspection.number}.xlsx"'
    return response
