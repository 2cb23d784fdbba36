"""Deputies (代理): mine and those for whom I stand in; appoint and end, by the same verbs as the page.

Who appoints a deputy hands on the power to decide: a token needs the scope of decisions for it.
"""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from approvals.actions.appoint_deputy import appoint_deputy, cautions, may_care
from approvals.actions.end_deputyship import end_deputyship
from approvals.models import Deputyship
from approvals.people.models import Person
from workflow.api.auth import DECIDERS
from workflow.api.schemas import Sent, Words
from workflow.core import secrecy
from workflow.core.schemas import PersonNamed
from workflow.core.texts import later as _

router = Router(tags=["deputies"])


class DeputyshipShown(BaseModel):
    """Who stands in for whom, from when to when, for what."""

    id: int
    principal: PersonNamed
    deputy: PersonNamed
    begins_at: datetime
    ends_at: datetime
    kinds: list[str] = Field(description="Codes of kinds of matters; none means all")
    limit: Decimal | None = Field(description="Yuan; null means without limit")
    why: str
    over: bool = Field(description="Has ended, or was ended before it began")


class Appointed(DeputyshipShown):
    """What was appointed, and what whoever did it should know."""

    cautions: list[str]


class Appoint(Sent):
    """A deputy (委托代理); both days count."""

    deputy: int = Field(description="Id of the person")
    principal: int | None = Field(None, description="In whose place; only the office names somebody else than oneself")
    starts: date
    ends: date
    kinds: list[str] = Field(default_factory=list, max_length=40)
    limit: Decimal | None = Field(None, max_digits=14, decimal_places=2)
    why: Words = Field("", max_length=200)


@router.get("/deputyships", response=list[DeputyshipShown], operation_id="deputyships", summary=_("Deputyships I take part in"))
def listed(request: HttpRequest):
    """Those of mine and those in which I stand in, the newest first; what is over among them."""
    now = timezone.now()
    return [DeputyshipShown(**_shown(each, now=now)) for each in _mine(request.user)]


@router.post(
    "/deputyships", response=Appointed, operation_id="appoint_deputy", summary=_("Appoint a deputy"),
    auth=DECIDERS, openapi_extra={"x-scope": "decide"},
)  # fmt: skip
def appointed(request: HttpRequest, body: Appoint):
    """From day to day (委托代理); the deputy decides what waits for the principal, and is barred from what bars either."""
    now, said = timezone.now(), body.model_dump()
    secrecy.refuse_marked(body.why)
    principal = get_object_or_404(Person, pk=said.pop("principal") or request.user.pk)
    deputy = get_object_or_404(Person, pk=said.pop("deputy"))
    made = appoint_deputy(principal=principal, deputy=deputy, by=request.user, now=now, **said)
    return Appointed(**_shown(made, now=now), cautions=cautions(made))


@router.post(
    "/deputyships/{int:deputyship_id}/end", response=DeputyshipShown, operation_id="end_deputyship", summary=_("End a deputyship")
)
def ended(request: HttpRequest, deputyship_id: int):
    """From now on what is open is the principal's alone (终止代理)."""
    now = timezone.now()
    seen = Deputyship.objects.all() if may_care(request.user, on=timezone.localdate(now)) else _mine(request.user)
    over = end_deputyship(get_object_or_404(seen, pk=deputyship_id).pk, by=request.user, now=now)
    return DeputyshipShown(**_shown(over, now=now))


def _mine(person):
    return Deputyship.objects.filter(Q(principal=person) | Q(deputy=person)).select_related("principal", "deputy")


def _shown(each: Deputyship, *, now: datetime) -> dict:
    both = {"principal": each.principal, "deputy": each.deputy}
    people = {name: PersonNamed(id=person.pk, name=person.name) for name, person in both.items()}
    plain = {name: getattr(each, name) for name in ("begins_at", "ends_at", "kinds", "limit", "why")}
    return {"id": each.pk, **people, **plain, "over": each.is_over(now)}
