"""Rectifying (整改): the unit begins and hands in, an inspector closes or sends back."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File
from ninja.files import UploadedFile
from ninja.responses import Status
from pydantic import Field

from workflow.api.auth import DECIDERS
from workflow.api.oversight.reading import findings_of
from workflow.api.oversight.router import router
from workflow.api.oversight.shown import FindingShown, finding_shown
from workflow.api.schemas import Sent, Words
from workflow.core import attachments, secrecy
from workflow.core.models import Attachment
from workflow.core.schemas import AttachmentShown, file_shown
from workflow.core.texts import later as _
from workflow.core.texts import texts_in
from workflow.oversight import findings
from workflow.oversight.life import EVIDENCE

JUDGES: dict[str, Any] = {"auth": DECIDERS, "openapi_extra": {"x-scope": "decide"}}


class StartRectifying(Sent):
    """How it will be put right (整改计划)."""

    plan: Words = Field(max_length=2000)


class SubmitRectification(Sent):
    """What was put right (整改情况)."""

    done: Words = Field(max_length=2000)
    evidence: int = Field(description="Id of a file brought before, see /evidence")


class AcceptRectification(Sent):
    """The finding is closed (销号)."""

    why: Words = Field("", max_length=2000, description="Remark")


class SendBackRectification(Sent):
    """More is asked for (退回整改)."""

    why: Words = Field(max_length=2000)
    working_days: int = Field(ge=1, le=250)


@router.post(
    "/findings/{int:finding_id}/evidence", response={201: AttachmentShown}, operation_id="bring_evidence",
    summary=_("Bring the evidence of a rectification"),
)  # fmt: skip
def brought(request: HttpRequest, finding_id: int, file: File[UploadedFile]):
    """For who may hand the rectification in now. This system is not classified: never upload state secrets."""
    finding, now = get_object_or_404(findings_of(request), pk=finding_id), timezone.now()
    findings.must_take(finding, "submit", by=request.user, now=now)
    return Status(201, file_shown(attachments.store(finding.matter, kind=EVIDENCE, upload=file, by=request.user, now=now)))


@router.post(
    "/findings/{int:finding_id}/start", response=FindingShown, operation_id="start_rectifying", summary=_("Begin to rectify")
)
def started(request: HttpRequest, finding_id: int, body: StartRectifying):
    """The unit says how."""
    return _taken(request, finding_id, "start", body.model_dump())


@router.post(
    "/findings/{int:finding_id}/submit", response=FindingShown, operation_id="submit_rectification",
    summary=_("Hand in what was rectified"),
)  # fmt: skip
def submitted(request: HttpRequest, finding_id: int, body: SubmitRectification):
    """With a piece of evidence that is on file."""
    evidence = Attachment.objects.filter(pk=body.evidence).first()
    return _taken(request, finding_id, "submit", body.model_dump() | {"evidence": evidence})


@router.post(
    "/findings/{int:finding_id}/accept", response=FindingShown, operation_id="accept_rectification",
    summary=_("Close a finding"), **JUDGES,
)  # fmt: skip
def accepted(request: HttpRequest, finding_id: int, body: AcceptRectification):
    """An inspector is satisfied."""
    return _taken(request, finding_id, "accept", body.model_dump())


@router.post(
    "/findings/{int:finding_id}/send-back", response=FindingShown, operation_id="send_back_rectification",
    summary=_("Send a rectification back"), **JUDGES,
)  # fmt: skip
def sent_back(request: HttpRequest, finding_id: int, body: SendBackRectification):
    """An inspector asks for more, by a new day."""
    return _taken(request, finding_id, "send_back", body.model_dump())


def _taken(request: HttpRequest, finding_id: int, step: str, facts: dict[str, Any]) -> FindingShown:
    finding, now = get_object_or_404(findings_of(request), pk=finding_id), timezone.now()
    findings.must_take(finding, step, by=request.user, now=now)
    secrecy.refuse_marked(*texts_in(facts))
    findings.take(finding.pk, step, by=request.user, now=now, **facts)
    return finding_shown(findings_of(request).get(pk=finding.pk))
