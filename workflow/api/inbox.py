"""The inbox (待办): what waits for me; claim, put back, decide."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from approvals import inbox
from approvals.actions.claim import claim, put_back
from approvals.actions.decide import decide
from approvals.models import Assignment, Decision
from workflow.api.auth import DECIDERS
from workflow.api.schemas import Decide, Decided, Inbox, ToDo
from workflow.core import kinds, secrecy
from workflow.core.models import Matter
from workflow.core.schemas import HEAVY, summary
from workflow.core.texts import later as _

router = Router(tags=["inbox"])


class Asked(BaseModel):
    """How much of the inbox."""

    limit: int = Field(100, ge=1, le=500, description="How many at most")


@router.get("/inbox", response=Inbox, operation_id="inbox", summary=_("What waits for me"))
def mine(request: HttpRequest, page: Query[Asked]):
    """My to-dos and those in the queues of my roles: decisions and errands, urgent first, then by the day they are due."""
    waiting = inbox.waiting(request.user, on=timezone.localdate()).select_related("subject__revision")
    found = list(waiting.defer(*(f"subject__{name}" for name in HEAVY))[: page.limit + 1])
    count = len(found) if len(found) <= page.limit else inbox.waiting_count(request.user)
    return Inbox(rows=[to_do(assignment, request.user) for assignment in found[: page.limit]], waiting=count)


@router.post("/assignments/{int:assignment_id}/claim", response=ToDo, operation_id="claim", summary=_("Claim a to-do"))
def claimed(request: HttpRequest, assignment_id: int):
    """Take it out of its queue (认领): it waits for me alone."""
    return to_do(claim(asked(request.user, assignment_id).pk, by=request.user, now=timezone.now()), request.user)


@router.post("/assignments/{int:assignment_id}/return", response=ToDo, operation_id="put_back", summary=_("Put a to-do back"))
def returned(request: HttpRequest, assignment_id: int):
    """Give a claimed to-do back to its queue (放回)."""
    return to_do(put_back(asked(request.user, assignment_id).pk, by=request.user, now=timezone.now()), request.user)


@router.post(
    "/assignments/{int:assignment_id}/decision", response=Decided, operation_id="decide", summary=_("Decide"),
    auth=DECIDERS, openapi_extra={"x-scope": "decide"},
)  # fmt: skip
def decided(request: HttpRequest, assignment_id: int, body: Decide):
    """Agree, send back, reject, return to an earlier step (办理). Refused when the matter changed since its digest was read."""
    found = asked(request.user, assignment_id)
    secrecy.refuse_marked(body.opinion)
    return what_was_decided(decide(found.pk, by=request.user, now=timezone.now(), **body.model_dump()), found)


def what_was_decided(decision: Decision, on: Assignment) -> Decided:
    """What was decided, and where the matter stands now."""
    matter = kinds.get(on.subject.kind).model.objects.get(pk=on.subject_id)
    return Decided(decision=decision.pk, verdict=decision.verdict, matter=summary(matter))


def asked(person, pk: int) -> Assignment:
    """An assignment of a matter this person may see; a foreign one is 404."""
    seen = Assignment.objects.select_related("subject")
    return get_object_or_404(seen, pk=pk, subject__in=Matter.objects.visible_to(person))


def to_do(assignment: Assignment, person) -> ToDo:
    """A to-do in a few lines, as that person has it."""
    place = inbox.in_place_of(assignment, person, on=timezone.localdate())
    return ToDo(
        id=assignment.pk, matter=summary(assignment.subject), what=_name_of(assignment), errand=assignment.errand,
        due_on=assignment.due_on, claimed=assignment.person_id is not None, digest=assignment.subject.digest, in_place_of=place,
        paused_at=assignment.panel.paused_at if assignment.panel else None, part=assignment.part, question=assignment.question,
    )  # fmt: skip


def _name_of(assignment: Assignment) -> str:
    if assignment.panel_id:
        return assignment.panel.phase.named
    return assignment.subject.errand_name(assignment.errand)
