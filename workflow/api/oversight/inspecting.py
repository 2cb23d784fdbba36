"""Inspecting (检查): planned by the leading group; answered, recorded and signed by the two inspectors."""

from typing import Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja.responses import Status
from pydantic import Field

from approvals.people.models import Person
from workflow.api.auth import DECIDERS
from workflow.api.oversight.reading import findings_of, inspection_of
from workflow.api.oversight.router import router
from workflow.api.oversight.shown import FindingShown, InspectionShown, SampledShown, finding_shown, inspection_shown, sampled_shown
from workflow.api.schemas import Sent, Words
from workflow.core import secrecy
from workflow.core.texts import later as _
from workflow.core.texts import texts_in
from workflow.oversight import findings, inspections, rights
from workflow.oversight.models import Sampled
from workflow.oversight.sampling import Criteria


class PlanInspection(Sent):
    """What is inspected, by whom, drawn with which seed (组织检查)."""

    title: Words = Field(max_length=200)
    count: int = Field(ge=1, le=200, description="How many matters")
    year: int | None = Field(None, ge=2000, le=2100)
    unit: int | None = None
    country: Words = Field("", max_length=2)
    kind: Words = Field("", max_length=40)
    by_risk: bool = Field(False, description="Matters with more differences first; otherwise at random")
    seed: Words = Field("", max_length=40, description="Empty: one is drawn and recorded")
    inspectors: list[int] = Field(max_length=2, description="Ids of two people")


class Answer(Sent):
    """The answer to one question of the checklist."""

    answer: Literal["yes", "no", "none"]
    note: Words = Field("", max_length=500, description="Asked for with a no")


class Answers(Sent):
    """Answers by the code of the question (检查单)."""

    answers: dict[str, Answer] = Field(max_length=50)


class RecordFinding(Sent):
    """What was found (登记问题)."""

    severity: Literal["minor", "serious", "grave"]
    what: Words = Field(max_length=2000)
    citation: Words = Field(max_length=200, description="Rule and source")
    responsible: int = Field(description="Id of who answers for it: the applicant, the preparer or a participant")
    working_days: int = Field(ge=1, le=250, description="To rectify it")


@router.post("/inspections", response={201: InspectionShown}, operation_id="plan_inspection", summary=_("Plan an inspection"))
def planned(request: HttpRequest, body: PlanInspection):
    """The sample is drawn with the plan; the same seed gives the same sample again."""
    now = timezone.now()
    rights.must_plan(request.user, on=timezone.localdate(now))
    secrecy.refuse_marked(*texts_in(body.model_dump()))
    criteria = Criteria(**body.model_dump(include={"count", "year", "unit", "country", "kind", "by_risk"}))
    people = list(Person.objects.filter(pk__in=body.inspectors))
    made = inspections.plan(title=body.title, criteria=criteria, inspectors=people, by=request.user, now=now, seed=body.seed)
    return Status(201, inspection_shown(inspection_of(request, made.pk)))


@router.post(
    "/inspections/{int:inspection_id}/sample/{int:sampled_id}/answers", response=SampledShown, operation_id="answer_checklist",
    summary=_("Answer a checklist"),
)  # fmt: skip
def answered(request: HttpRequest, inspection_id: int, sampled_id: int, body: Answers):
    """Both inspectors may; the answers stand once somebody has signed."""
    row, said = _drawn(request, inspection_id, sampled_id), body.model_dump()["answers"]
    secrecy.refuse_marked(*texts_in(said))
    inspections.answer(row.pk, answers=said, by=request.user, now=timezone.now())
    return sampled_shown(_drawn(request, inspection_id, sampled_id))


@router.post(
    "/inspections/{int:inspection_id}/sample/{int:sampled_id}/findings", response={201: FindingShown},
    operation_id="record_finding", summary=_("Record a finding"),
)  # fmt: skip
def recorded(request: HttpRequest, inspection_id: int, sampled_id: int, body: RecordFinding):
    """The unit is told, and has so many working days."""
    row = _drawn(request, inspection_id, sampled_id)
    secrecy.refuse_marked(body.what, body.citation)
    facts = body.model_dump() | {"responsible": Person.objects.filter(pk=body.responsible).first()}
    made = findings.record(row.pk, by=request.user, now=timezone.now(), **facts)
    return Status(201, finding_shown(findings_of(request).get(pk=made.pk)))


@router.post(
    "/inspections/{int:inspection_id}/signature", response=InspectionShown, operation_id="sign_inspection",
    summary=_("Sign an inspection"), auth=DECIDERS, openapi_extra={"x-scope": "decide"},
)  # fmt: skip
def signed(request: HttpRequest, inspection_id: int):
    """As one of the two; with the second signature it is closed."""
    inspections.sign(inspection_of(request, inspection_id).pk, by=request.user, now=timezone.now())
    return inspection_shown(inspection_of(request, inspection_id))


def _drawn(request: HttpRequest, inspection_id: int, pk: int) -> Sampled:
    inspection = inspection_of(request, inspection_id)
    rights.must_inspect(request.user, inspection)
    return get_object_or_404(Sampled.objects.select_related("matter").prefetch_related("findings"), pk=pk, inspection=inspection)
