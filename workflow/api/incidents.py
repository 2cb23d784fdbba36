"""Incidents (异常): background jobs that failed, for the office and the administrators; try again, close."""

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from approvals import incidents
from approvals.models import Incident
from workflow.core.texts import later as _

router = Router(tags=["incidents"])
MOST = 200


class IncidentShown(BaseModel):
    """A background job that failed (异常): no arguments, no words of the error."""

    id: int
    job: str
    error: str = Field(description="Class of the error")
    place: str = Field(description="module:line function of our own code; empty where none was on the way")
    times: int
    first_at: datetime
    last_at: datetime
    retried_at: datetime | None
    closed_at: datetime | None


class Incidents(BaseModel):
    """The open ones first, then those closed in the last thirty days."""

    rows: list[IncidentShown]


@router.get("/incidents", response=Incidents, operation_id="incidents", summary=_("Background jobs that failed"))
def listed(request: HttpRequest):
    """What the office's page of incidents shows."""
    now = timezone.now()
    incidents.must_see(request.user, now=now)
    found = [*incidents.open_ones()[:MOST], *incidents.closed_lately(now=now)[:MOST]]
    return Incidents(rows=[_shown(incident) for incident in found])


@router.post(
    "/incidents/{int:incident_id}/retry", response=IncidentShown, operation_id="retry_incident", summary=_("Try a job again")
)  # fmt: skip
def retried(request: HttpRequest, incident_id: int):
    """Send the job again (重试); the incident closes once it goes well."""
    return _shown(incidents.retry(_asked(request, incident_id), by=request.user, now=timezone.now()))


@router.post(
    "/incidents/{int:incident_id}/close", response=IncidentShown, operation_id="close_incident", summary=_("Close an incident")
)  # fmt: skip
def closed(request: HttpRequest, incident_id: int):
    """Somebody saw to it (关闭)."""
    return _shown(incidents.close(_asked(request, incident_id), by=request.user, now=timezone.now()))


def _asked(request: HttpRequest, pk: int) -> int:
    """Who may not see incidents learns nothing of their numbers."""
    incidents.must_see(request.user, now=timezone.now())
    return get_object_or_404(Incident, pk=pk).pk


def _shown(incident: Incident) -> IncidentShown:
    return IncidentShown.model_validate(incident, from_attributes=True)
