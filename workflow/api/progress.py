"""Progress (办理进度): the rounds of a matter, step by step, and one of them as BPMN."""

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from approvals.bpmn import MEDIA_TYPE, bpmn
from approvals.progress import State, progress_of
from workflow.api.seen import seen
from workflow.core.texts import later as _

router = Router(tags=["matters"])
XML = {"responses": {200: {"description": "The file", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}}}


class Shown(BaseModel):
    """Read from what approvals tells."""

    model_config = ConfigDict(from_attributes=True)


class WhoShown(Shown):
    """Somebody who decided or is asked."""

    name: str = Field(description="A person, or the role in whose queue it waits")
    in_place_of: str = Field(description="For whom a deputy decided (代)")
    recorded_by: str = Field(description="Who entered a decision taken on paper (代录)")
    verdict: str = Field(description="Empty while asked")
    at: datetime | None
    added: bool = Field(description="An added signer (加签)")
    waits: bool = Field(description="The turn has not come")


class PhaseShown(Shown):
    """A phase in this round; of several passes the latest counts (环节)."""

    code: str
    name: str
    state: State
    asks: str = Field(description="Whom the route asks, in words")
    days: int = Field(description="Working days it may take")
    who: list[WhoShown]
    opened_at: datetime | None
    ended_at: datetime | None
    took: int | None = Field(description="Working days it took")
    due_on: date | None
    late: bool
    paused: bool
    times: int = Field(description="How often it was asked in this round")
    applies: bool = Field(description="Whether its condition holds for this round")


class StepShown(Shown):
    """Phases asked side by side."""

    no: int
    stage: str
    phases: list[PhaseShown]


class RoundShown(Shown):
    """A round as it stands; number 0 is the route before the first submission (轮次)."""

    round: int
    version: int = Field(description="Of the route")
    outcome: str = Field(description="Empty while it runs, else agree, reject, back or withdrawn")
    opened_at: datetime | None
    ended_at: datetime | None
    steps: list[StepShown]


class Which(BaseModel):
    """Which round."""

    round: int | None = Field(None, ge=0, description="Its number; the newest where none is named")


@router.get("/matters/{int:matter_id}/progress", response=list[RoundShown], operation_id="progress", summary=_("Its rounds"))
def told(request: HttpRequest, matter_id: int):
    """Who decided what and when, whom it waits for, what is to come; newest round first."""
    return [RoundShown.model_validate(progress) for progress in _rounds(request, matter_id)]


@router.get(
    "/matters/{int:matter_id}/progress.bpmn", operation_id="progress_bpmn", summary=_("A round as BPMN 2.0"), openapi_extra=XML,
)  # fmt: skip
def process(request: HttpRequest, matter_id: int, which: Query[Which]):
    """The route of the round as a process that other tools open, with its diagram."""
    chosen = next((p for p in _rounds(request, matter_id) if which.round in (None, p.round)), None)
    if chosen is None:
        raise Http404
    return HttpResponse(bpmn(chosen), content_type=MEDIA_TYPE)


def _rounds(request: HttpRequest, matter_id: int):
    matter = seen(request.user, matter_id)
    return progress_of(matter, kind=matter.kind, today=timezone.localdate())
