"""Outside authorities (送上级机关) for programs: the same verbs as the buttons."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from approvals.actions.pause import came_back, send_outside
from workflow.api.inbox import asked, to_do
from workflow.api.schemas import Sent, ToDo, Words
from workflow.core import secrecy
from workflow.core.texts import later as _

router = Router(tags=["inbox"])


class Sending(Sent):
    """Where the papers went."""

    why: Words = Field(max_length=200, description="Authority and number of the letter (送往机关、文号)")


@router.post(
    "/assignments/{int:assignment_id}/outside", response=ToDo, operation_id="send_outside",
    summary=_("Send it to an outside authority"),
)  # fmt: skip
def sent(request: HttpRequest, assignment_id: int, body: Sending):
    """An outside authority has it from now on (送上级机关); its deadline stands still."""
    secrecy.refuse_marked(body.why)
    found = asked(request.user, assignment_id)
    return to_do(send_outside(found.pk, by=request.user, why=body.why, now=timezone.now()), request.user)


@router.post(
    "/assignments/{int:assignment_id}/outside/return", response=ToDo, operation_id="back_from_outside",
    summary=_("It has come back"),
)  # fmt: skip
def returned(request: HttpRequest, assignment_id: int):
    """The authority has answered (上级已复): the working days that were left run again from today."""
    found = asked(request.user, assignment_id)
    return to_do(came_back(found.pk, by=request.user, now=timezone.now()), request.user)
