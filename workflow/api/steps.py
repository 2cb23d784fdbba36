"""Steps (步骤): one endpoint for each step of a life, all of them through the one door."""

from collections.abc import Callable
from typing import Any, Union

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Body, Router
from ninja.errors import ValidationError
from pydantic import BaseModel
from pydantic import ValidationError as Unfit

from workflow.api.auth import ANYBODY, DECIDERS
from workflow.api.matters import entry_shown, title_of
from workflow.api.schemas import StepTaken
from workflow.api.seen import seen
from workflow.core import kinds, secrecy
from workflow.core.schemas import summary
from workflow.core.steps import take
from workflow.core.texts import texts_in

Bodies = dict[str, type[BaseModel]]  # kind → the body that the step takes there


def router() -> Router:
    """POST /matters/{matter_id}/steps/{step} for every step that an installed kind brings."""
    made = Router(tags=["steps"])
    for step, bodies in _by_step().items():
        kind = kinds.get(next(iter(bodies)))
        made.post(
            f"/matters/{{int:matter_id}}/steps/{step}", response=StepTaken, operation_id=f"step_{step}", url_name=f"step_{step}",
            summary=title_of(kind, step), description=next(iter(bodies.values())).__doc__, **_who(bodies, step),
        )(_taking(step, bodies))  # fmt: skip
    return made


def _by_step() -> dict[str, Bodies]:
    found: dict[str, Bodies] = {}
    for kind in kinds.installed():
        for step, body in (kind.api.steps if kind.api else {}).items():
            found.setdefault(step, {})[kind.code] = body
    return found


def _who(bodies: Bodies, step: str) -> dict[str, Any]:
    """A judgement, which nobody may pass on an own matter, asks for the scope of decisions; of one kind it does of all."""
    if any(kinds.get(code).life.rights[step].barred_may_not for code in bodies):
        return {"auth": DECIDERS, "openapi_extra": {"x-scope": "decide"}}
    return {"auth": ANYBODY}


def _taking(step: str, bodies: Bodies) -> Callable[..., StepTaken]:
    shape: Any = Union[tuple(bodies.values())]  # noqa: UP007  built while running
    given: Any = Body(...) if any(_required(body) for body in bodies.values()) else Body({})

    def taken(request: HttpRequest, matter_id: int, body: shape = given):
        matter = seen(request.user, matter_id)
        if matter.kind not in bodies:
            raise Http404
        return _take(request, matter, step, _as_its_kind(bodies[matter.kind], body, request.body))

    return taken


def _as_its_kind(wanted: type[BaseModel], body: BaseModel, raw: bytes) -> BaseModel:
    """The body as the matter's kind reads it; what fits another kind alone is refused like any other that cannot be read."""
    if isinstance(body, wanted):
        return body
    try:
        return wanted.model_validate_json(raw or b"{}")
    except Unfit as error:
        faults = error.errors(include_url=False)
        raise ValidationError([{**fault, "loc": ("body", "body", *fault["loc"])} for fault in faults]) from error


def _required(body: type[BaseModel]) -> bool:
    return any(field.is_required() for field in body.model_fields.values())


def _take(request: HttpRequest, matter, step: str, said: Any) -> StepTaken:
    now = timezone.now()
    matter.life.admit(matter, step, by=request.user, on=timezone.localdate(now))
    secrecy.refuse_marked(*texts_in(said.model_dump()))
    done = take(matter.pk, step, by=request.user, now=now, **said.facts(matter))
    entries = done.entries.filter(at=now).select_related("by").order_by("seq")
    return StepTaken(matter=summary(done), entries=[entry_shown(done, entry) for entry in entries])
