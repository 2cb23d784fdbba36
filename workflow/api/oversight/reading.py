"""Reading (查阅): the comparison of a matter, inspections with their reports, findings."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query
from pydantic import BaseModel, Field

from workflow.api.oversight.router import router
from workflow.api.oversight.shown import (
    ComparisonShown,
    FindingPage,
    FindingShown,
    InspectionPage,
    InspectionShown,
    comparison_shown,
    finding_shown,
    inspection_shown,
)
from workflow.core.texts import later as _
from workflow.oversight import reporting, rights
from workflow.oversight.audits import auditable, audited, told
from workflow.oversight.models import Finding, Inspection

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
INSPECTION = ("inspectors__person", "sample__matter", "sample__findings")
BINARY = {"schema": {"type": "string", "format": "binary"}}


class Asked(BaseModel):
    """How many, and where to read on."""

    before: int | None = Field(None, ge=1, description="Read on: only older than this id")
    limit: int = Field(25, ge=1, le=100, description="How many at most")


class AskedFindings(Asked):
    """Which findings."""

    state: str = Field("", max_length=20, description="Code of a state; empty for all")
    mine: bool = Field(False, description="Only those I answer for")


@router.get(
    "/matters/{int:matter_id}/comparison", response=ComparisonShown, operation_id="comparison",
    summary=_("Plan and actual of a matter"),
)  # fmt: skip
def compared(request: HttpRequest, matter_id: int):
    """Approved and actual of a completed matter, check by check; whoever has no part in it is written down as a reader."""
    matter = auditable(request.user, matter_id)
    if matter is None:
        raise Http404
    return comparison_shown(audited(matter, by=request.user, now=timezone.now()))


@router.get("/inspections", response=InspectionPage, operation_id="inspections", summary=_("Inspections, newest first"))
def listed(request: HttpRequest, asked: Query[Asked]):
    """For the leading group and the office."""
    rights.must_read(request.user, on=timezone.localdate())
    found = Inspection.objects.prefetch_related(*INSPECTION).order_by("-pk")
    if asked.before:
        found = found.filter(pk__lt=asked.before)
    rows = list(found[: asked.limit + 1])
    shown = rows[: asked.limit]
    return InspectionPage(rows=[inspection_shown(row) for row in shown], older=shown[-1].pk if len(rows) > asked.limit else None)


def inspection_of(request: HttpRequest, pk: int) -> Inspection:
    """The inspection, for who may read it."""
    rights.must_read(request.user, on=timezone.localdate())
    return get_object_or_404(Inspection.objects.prefetch_related(*INSPECTION), pk=pk)


@router.get("/inspections/{int:inspection_id}", response=InspectionShown, operation_id="inspection", summary=_("An inspection"))
def one(request: HttpRequest, inspection_id: int):
    """Its sample, answers, findings, signatures."""
    return inspection_shown(inspection_of(request, inspection_id))


def _sends(media_type: str) -> dict:
    return {"responses": {200: {"description": "The file", "content": {media_type: BINARY}}}}


@router.get(
    "/inspections/{int:inspection_id}/report.pdf", operation_id="inspection_report", summary=_("Its report as PDF"),
    openapi_extra=_sends("application/pdf"),
)  # fmt: skip
def report(request: HttpRequest, inspection_id: int):
    """The report; who fetched it is written down."""
    inspection = inspection_of(request, inspection_id)
    return HttpResponse(reporting.pdf(told(inspection, by=request.user, now=timezone.now())), content_type="application/pdf")


@router.get(
    "/inspections/{int:inspection_id}/report.xlsx", operation_id="inspection_sheet", summary=_("Its findings as .xlsx"),
    openapi_extra=_sends(XLSX),
)  # fmt: skip
def sheet(request: HttpRequest, inspection_id: int):
    """A line for each finding; who fetched it is written down."""
    inspection = inspection_of(request, inspection_id)
    return HttpResponse(reporting.workbook(told(inspection, by=request.user, now=timezone.now())), content_type=XLSX)


@router.get("/findings", response=FindingPage, operation_id="findings", summary=_("Findings I may see, newest first"))
def found(request: HttpRequest, asked: Query[AskedFindings]):
    """Of matters I see, and those I answer for."""
    wanted = {"state": asked.state, "pk__lt": asked.before, "responsible": request.user if asked.mine else None}
    matching = findings_of(request).filter(**{name: value for name, value in wanted.items() if value})
    rows = list(matching.order_by("-pk")[: asked.limit + 1])
    shown = rows[: asked.limit]
    return FindingPage(rows=[finding_shown(row) for row in shown], older=shown[-1].pk if len(rows) > asked.limit else None)


@router.get("/findings/{int:finding_id}", response=FindingShown, operation_id="finding", summary=_("A finding"))
def finding(request: HttpRequest, finding_id: int):
    """What was found, and what was done about it."""
    return finding_shown(get_object_or_404(findings_of(request), pk=finding_id))


def findings_of(request: HttpRequest):
    """Those the person may see, with all that is shown."""
    seen = Finding.objects.visible_to(request.user).select_related("sampled", "matter", "responsible")
    return seen.prefetch_related("rectifications__by")
