"""Talking (沟通): urge, copy people in with receipts, comment, keep a half-written opinion."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from approvals.actions import comment as saying
from approvals.actions import copy as copying
from approvals.actions.half_written import LONGEST, keep_half_written
from approvals.actions.urge import urge
from approvals.models import Assignment, Comment, Copy
from approvals.people.naming import people_numbered
from workflow.api.schemas import Sent, Words
from workflow.api.seen import seen
from workflow.core import secrecy
from workflow.core.models import Matter
from workflow.core.schemas import PersonNamed
from workflow.core.texts import later as _

router = Router(tags=["talk"])
Number = Annotated[str, Field(min_length=1, max_length=64)]


class Urged(BaseModel):
    """Who was urged (催办)."""

    on: date = Field(description="Until the end of this day it cannot be urged again")
    at: datetime
    told: list[PersonNamed]


class CopyTo(Sent):
    """Whom to copy in (抄送), and why."""

    people: list[Number] = Field(min_length=1, max_length=copying.MOST, description="Staff numbers (工号)")
    why: Words = Field(min_length=1, max_length=copying.LONGEST, description="The reason they read")


class CopyShown(BaseModel):
    """A copy and its receipt (已阅)."""

    id: int
    person: PersonNamed
    by: PersonNamed
    why: str
    at: datetime
    read_at: datetime | None = Field(description="Null: not read yet")


class CopiedIn(BaseModel):
    """Who is copied in now, and who had been before; those are not told again."""

    fresh: list[CopyShown]
    already: list[CopyShown]


class Say(Sent):
    """A comment (评论)."""

    text: Words = Field(min_length=1, max_length=saying.LONGEST)
    mentions: list[Number] = Field(default_factory=list, max_length=saying.MOST, description="Staff numbers of who is told (@)")


class CommentShown(BaseModel):
    """A comment, as it was written; it is never changed."""

    id: int
    by: PersonNamed
    text: str
    mentions: list[PersonNamed]
    at: datetime


class CommentPage(BaseModel):
    """Comments in their order."""

    rows: list[CommentShown]
    onward: int | None = Field(description="Give it as ?after= to read on; null at the end")


class Place(BaseModel):
    """Where to read on."""

    after: int = Field(0, ge=0, description="Read on: only comments after this id")
    limit: int = Field(100, ge=1, le=100, description="How many at most")


class Write(Sent):
    """An opinion that is not given yet (草稿意见)."""

    opinion: Words = Field(max_length=LONGEST, description="What was written so far; empty forgets it")


class Kept(BaseModel):
    """What is kept now."""

    opinion: str
    saved_at: datetime | None = Field(description="Null: nothing is kept")


@router.post("/matters/{int:matter_id}/urging", response=Urged, operation_id="urge", summary=_("Urge those it waits for"))
def urged(request: HttpRequest, matter_id: int):
    """Tell those a matter waits for now, once a day (催办)."""
    urging, told = urge(seen(request.user, matter_id).pk, by=request.user, now=timezone.now())
    return Urged(on=urging.on, at=urging.at, told=[_named(person) for person in told])


@router.get("/matters/{int:matter_id}/copies", response=list[CopyShown], operation_id="copies", summary=_("Its copies"))
def copied(request: HttpRequest, matter_id: int):
    """Who is kept informed, and when they read it."""
    return [_copy(copy) for copy in seen(request.user, matter_id).copies.select_related("person", "by")]


@router.post("/matters/{int:matter_id}/copies", response=CopiedIn, operation_id="copy", summary=_("Copy people in"))
def copied_in(request: HttpRequest, matter_id: int, body: CopyTo):
    """They may read the matter from then on and are told; who was copied before is not told again (抄送)."""
    matter = seen(request.user, matter_id)
    secrecy.refuse_marked(body.why)
    people = people_numbered(body.people)
    fresh, already = copying.copy_to(matter.pk, by=request.user, people=people, why=body.why, now=timezone.now())
    return CopiedIn(fresh=[_copy(copy) for copy in fresh], already=[_copy(copy) for copy in already])


@router.post("/copies/{int:copy_id}/reading", response=CopyShown, operation_id="read_copy", summary=_("Say that a copy was read"))
def read(request: HttpRequest, copy_id: int):
    """The receipt (已阅): only of one's own copy; the first time stands."""
    copy = get_object_or_404(Copy, pk=copy_id, subject__in=Matter.objects.visible_to(request.user))
    copying.read_copy(copy.pk, by=request.user, now=timezone.now())
    return _copy(Copy.objects.select_related("person", "by").get(pk=copy.pk))


@router.get("/matters/{int:matter_id}/comments", response=CommentPage, operation_id="comments", summary=_("Its comments"))
def comments(request: HttpRequest, matter_id: int, place: Query[Place]):
    """What was said beside deciding, oldest first."""
    said = seen(request.user, matter_id).comments.filter(pk__gt=place.after)
    found = list(said.select_related("by").prefetch_related("mentions").order_by("pk")[: place.limit + 1])
    shown = found[: place.limit]
    return CommentPage(rows=[_comment(one) for one in shown], onward=shown[-1].pk if len(found) > place.limit else None)


@router.post("/matters/{int:matter_id}/comments", response=CommentShown, operation_id="comment", summary=_("Comment on a matter"))
def commented(request: HttpRequest, matter_id: int, body: Say):
    """Mention only people who may see the matter; they are told (评论)."""
    matter = seen(request.user, matter_id)
    secrecy.refuse_marked(body.text)
    mentions = people_numbered(body.mentions)
    return _comment(saying.comment(matter.pk, by=request.user, text=body.text, mentions=mentions, now=timezone.now()))


@router.put(
    "/assignments/{int:assignment_id}/half-written", response=Kept, operation_id="half_written",
    summary=_("Keep an opinion that is not given yet"),
)  # fmt: skip
def half_written(request: HttpRequest, assignment_id: int, body: Write):
    """Only for who is asked; it is forgotten with the decision."""
    asked = get_object_or_404(Assignment, pk=assignment_id, subject__in=Matter.objects.visible_to(request.user))
    secrecy.refuse_marked(body.opinion)
    kept = keep_half_written(asked.pk, by=request.user, opinion=body.opinion, now=timezone.now())
    return Kept(opinion=kept.opinion if kept else "", saved_at=kept.saved_at if kept else None)


def _named(person) -> PersonNamed:
    return PersonNamed(id=person.pk, name=person.name)


def _copy(copy: Copy) -> CopyShown:
    return CopyShown(
        id=copy.pk, person=_named(copy.person), by=_named(copy.by), why=copy.why, at=copy.at, read_at=copy.read_at
    )


def _comment(said: Comment) -> CommentShown:
    return CommentShown(
        id=said.pk, by=_named(said.by), text=said.text, mentions=[_named(person) for person in said.mentions.all()], at=said.at
    )
