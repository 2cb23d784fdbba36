"""Many at once (批量办理): agree with alike to-dos; each is done or refused by itself."""

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from workflow.api.auth import DECIDERS
from workflow.api.keyed import BY_ROW, HEADER
from workflow.api.schemas import Sent, Words
from workflow.core import secrecy
from workflow.core.many import Answer, agree_with
from workflow.core.texts import later as _

router = Router(tags=["inbox"])


class Picked(Sent):
    """One to-do and what was read of it."""

    id: int = Field(ge=1, description="Of the to-do (待办)")
    digest: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the version that was read (摘要)")


class AgreeWithMany(Sent):
    """Alike to-dos that are agreed with (批量同意): of one kind and one phase, 50 at most."""

    rows: list[Picked] = Field(description="Each of them once")
    opinion: Words = Field("", max_length=4000, description="The same for all (意见)")


class Came(BaseModel):
    """What came of one of them."""

    id: int = Field(description="Of the to-do")
    done: bool = Field(description="Agreed with; else the complaints say why not")
    complaints: list[str]


class CameOfMany(BaseModel):
    """What came of each, in the order asked."""

    rows: list[Came]


@router.post(
    "/inbox/decisions", response=CameOfMany, operation_id="decide_many", summary=_("Agree with many"), auth=DECIDERS,
    openapi_extra={"x-scope": "decide", BY_ROW: True},
)  # fmt: skip
def decisions(request: HttpRequest, body: AgreeWithMany):
    """Each is committed by itself: refused is what has changed, waits for others, lacks evidence or has an open rule."""
    secrecy.refuse_marked(body.opinion)
    picks = {row.id: row.digest for row in body.rows}
    key = request.headers.get(HEADER, "").strip()
    return CameOfMany(rows=[_came(answer) for answer in agree_with(picks, request, opinion=body.opinion, key=key)])


def _came(answer: Answer) -> Came:
    return Came(id=answer.assignment, done=not answer.complaints, complaints=answer.complaints)
