"""Signing together (加签、转办、征求意见、拿回): bring colleagues in, answer them, take back, know where to return to."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel, Field

from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.consult import advise, consult
from approvals.actions.returning import finished_steps
from approvals.actions.take_back import take_back
from approvals.actions.transfer import transfer
from approvals.errors import NotComplete
from approvals.people.models import Person
from workflow.api.auth import DECIDERS
from workflow.api.inbox import asked, to_do, what_was_decided
from workflow.api.schemas import Decided, Sent, ToDo, Words
from workflow.api.seen import seen
from workflow.core import secrecy
from workflow.core.schemas import MatterSummary, summary
from workflow.core.texts import later

router = Router(tags=["inbox"])
DECIDE: dict[str, Any] = {"auth": DECIDERS, "openapi_extra": {"x-scope": "decide"}}
StaffNumber = Annotated[Words, Field(min_length=1, max_length=64, description="Staff number (工号)")]


class Signer(Sent):
    """One more who must agree (加签)."""

    whom: StaffNumber
    how: Literal["before", "beside", "after"] = Field(description="Before me, beside me, or after me (前加签、并签、后加签)")
    question: Words = Field("", max_length=500, description="What they should look at (加签说明)")


class Transfer(Sent):
    """To whom it is handed on for good (转办)."""

    to: StaffNumber
    why: Words = Field("", max_length=500, description="Reason (原因)")


class Consult(Sent):
    """What is asked of whom (征求意见)."""

    whom: StaffNumber
    question: Words = Field(max_length=500, description="What you want to know (问题)")


class Advice(Sent):
    """The answer to a question (答复), on the content whose digest was read."""

    opinion: Words = Field(max_length=4000, description="The answer (答复)")
    digest: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the version that was read (摘要)")


class EarlierStep(BaseModel):
    """A finished step of the round."""

    step: int = Field(description="Give it as back_to of a return")
    phases: list[str] = Field(description="The names of its phases (环节)")


@router.get(
    "/assignments/{int:assignment_id}/earlier-steps", response=list[EarlierStep], operation_id="earlier_steps",
    summary=later("Steps it can be returned to"),
)  # fmt: skip
def earlier_steps(request: HttpRequest, assignment_id: int):
    """Where a return may lead (可退回环节); none where its panel only votes, or where a duty is asked."""
    panel = asked(request.user, assignment_id).panel
    if panel is None or not panel.phase.veto:
        return []
    steps = finished_steps(panel.round, before=panel.phase.step)
    return [EarlierStep(step=step, phases=[phase.named for phase in panel.round.phases(step)]) for step in steps]


@router.post(
    "/assignments/{int:assignment_id}/signers", response=ToDo, operation_id="add_signer", summary=later("Add a signer"), **DECIDE
)
def signers(request: HttpRequest, assignment_id: int, body: Signer):
    """Ask one more person, who must agree as well (加签). The answer is their to-do."""
    found = asked(request.user, assignment_id)
    secrecy.refuse_marked(body.question)
    whom, now = _person(body.whom), timezone.now()
    return to_do(add_signer(found.pk, by=request.user, whom=whom, how=body.how, question=body.question, now=now), request.user)


@router.post(
    "/assignments/{int:assignment_id}/transfer", response=ToDo, operation_id="transfer", summary=later("Hand it on"), **DECIDE
)
def transfers(request: HttpRequest, assignment_id: int, body: Transfer):
    """Hand one's own to-do to a colleague for good (转办). The answer is their to-do."""
    found = asked(request.user, assignment_id)
    secrecy.refuse_marked(body.why)
    return to_do(transfer(found.pk, by=request.user, to=_person(body.to), why=body.why, now=timezone.now()), request.user)


@router.post(
    "/assignments/{int:assignment_id}/consultation", response=ToDo, operation_id="consult", summary=later("Ask for advice"),
    **DECIDE,
)  # fmt: skip
def consultations(request: HttpRequest, assignment_id: int, body: Consult):
    """Ask a colleague (征求意见); mine waits for the answer. The answer of this call is their to-do."""
    found = asked(request.user, assignment_id)
    secrecy.refuse_marked(body.question)
    whom = _person(body.whom)
    return to_do(consult(found.pk, by=request.user, whom=whom, question=body.question, now=timezone.now()), request.user)


@router.post(
    "/assignments/{int:assignment_id}/advice", response=Decided, operation_id="advise", summary=later("Answer a question"), **DECIDE
)
def advice(request: HttpRequest, assignment_id: int, body: Advice):
    """Answer what one was asked (答复); it is no vote."""
    found = asked(request.user, assignment_id)
    secrecy.refuse_marked(body.opinion)
    return what_was_decided(advise(found.pk, by=request.user, opinion=body.opinion, digest=body.digest, now=timezone.now()), found)


@router.post(
    "/assignments/{int:assignment_id}/removal", response=MatterSummary, operation_id="take_off",
    summary=later("Take off whom one added or asked"), **DECIDE,
)  # fmt: skip
def removals(request: HttpRequest, assignment_id: int):
    """Take off a signer or take a question back, while they have not acted (减签)."""
    found = asked(request.user, assignment_id)
    take_off(found.pk, by=request.user, now=timezone.now())
    return summary(seen(request.user, found.subject_id))


@router.post(
    "/assignments/{int:assignment_id}/taking-back", response=MatterSummary, operation_id="take_back",
    summary=later("Take back one's own decision"), **DECIDE,
)  # fmt: skip
def takings_back(request: HttpRequest, assignment_id: int):
    """Take a decision back (拿回), while nobody after has acted; the same to-do is asked again."""
    found = asked(request.user, assignment_id)
    take_back(found.pk, by=request.user, now=timezone.now())
    return summary(seen(request.user, found.subject_id))


def _person(number: str) -> Person:
    """Who has that staff number; raises NotComplete where nobody has."""
    person = Person.objects.filter(username=number).first()
    if person is None:
        raise NotComplete(_("Nobody has the staff number %(number)s.") % {"number": number})
    return person
