"""The port of cabinets (证照柜接口) under /api/v1/cabinet/: an API of its own, because a cabinet is nobody's account.

It asks what may be fetched and whether a door may open, and reports what happened; ``workflow.registers.passports.cabinet``
stores and carries out. Described for vendors in docs/cabinet.md and at /api/v1/cabinet/openapi.json.
"""

import logging
from datetime import date, datetime
from typing import Annotated, Any, Literal, cast

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.security import HttpBearer
from pydantic import AwareDatetime, Field, model_validator

from approvals.errors import Refusal
from workflow.api import errors
from workflow.api.errors import KINDS, Refused
from workflow.api.reading import OnlyJson, Readable
from workflow.api.schemas import Sent
from workflow.registers.models import Cabinet, CabinetEvent, Passport
from workflow.registers.passports import cabinet as port
from workflow.registers.passports import cabinet_keys, fetching, places

logger = logging.getLogger(__name__)

Slot = Annotated[str, Field(max_length=20, pattern=r"^[^/\s]+$", description="Slot, as the office labelled it (格)")]
Username = Annotated[str, Field(max_length=150, description="Staff number of the person whom the cabinet has recognised (工号)")]


class Key(HttpBearer):
    """``Authorization: Bearer waishi_cabinet_…``: the key of one cabinet."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        return cabinet_keys.cabinet_for(token, now=timezone.now())


class Drawing(Sent):
    """One document that somebody may fetch (可取证照)."""

    id: int
    document: int = Field(description="Our id of the document, as on its label; never its number")
    slot: str
    person: str = Field(description="Staff number of who may fetch it")
    person_name: str
    holder: str
    purpose: Literal["visa", "exit", "both"]
    until: date
    allowed_by: str


class Asked(Sent):
    """May this door open? (开柜请求)"""

    slot: Slot
    person: Username
    action: Literal["take", "put_back"] = Field(description="Take a document out, or put one back")


class Opening(Sent):
    """The answer: open only where ``open`` is true."""

    open: bool
    document: int | None = Field(None, description="Which document will be moved")
    why: str = Field("", description="Why not, in the language asked for by Accept-Language")


class Told(Sent):
    """Something happened at the cabinet (事件). Sent again until it is answered; a copy does no harm."""

    event_id: str = Field(min_length=1, max_length=64, description="Unique at this cabinet for ever")
    seq: int = Field(ge=1, le=2**62, description="1, 2, 3 … without a gap, in the order in which things happened")
    what: Literal["taken", "put_back", "alarm"]
    at: AwareDatetime = Field(description="When it happened, with its offset from UTC")
    slot: str = Field("", max_length=20)
    person: str = Field("", max_length=150, description="Staff number, if the cabinet knows who it was")
    document: int | None = Field(None, ge=1, le=2**62, description="Our id of the document, if the cabinet read its label")
    alarm: Literal["", "door_open", "forced", "unknown_document", "other"] = Field("", description="Of an alarm: which")

    @model_validator(mode="after")
    def whole(self) -> "Told":
        """What moved has a slot or a document; an alarm says which."""
        if self.what == "alarm" and not self.alarm:
            raise ValueError(_("Say which alarm it is."))
        if self.what != "alarm" and not self.slot and self.document is None:
            raise ValueError(_("Give the slot or the document."))
        return self

    def words(self) -> dict[str, Any]:
        """What is kept of it beside its number, kind and time."""
        return {
            name: said
            for name in ("slot", "person", "document", "alarm")
            if (said := getattr(self, name)) not in ("", None)
        }  # fmt: skip


class Kept(Sent):
    """It is stored; the same for every copy of the event."""

    event_id: str
    seq: int
    received_at: datetime


class Standing(Kept):
    """What became of it: waiting for earlier events, in the ledger, or a difference for the office."""

    standing: Literal["waiting", "applied", "difference"]


api = NinjaAPI(
    title="Waishi cabinets", version="1", urls_namespace="cabinet", openapi_url=None, docs_url=None, auth=Key(),
    parser=OnlyJson(), renderer=Readable(),
    description=cast(str, gettext_lazy("What a cabinet asks and reports. A document goes by our id, never by its number.")),
)  # fmt: skip
errors.install(api)


@api.get("/drawings", response=list[Drawing], operation_id="cabinet_drawings")
def drawings(request: HttpRequest, person: str = "") -> list[Drawing]:
    """What may be fetched here, of everybody or of one person (可取证照)."""
    return [
        Drawing(
            id=leave.pk, document=leave.passport_id, slot=leave.passport.slot, person=leave.person.username,
            person_name=leave.person.name, holder=leave.passport.holder_name, purpose=leave.purpose, until=leave.until,
            allowed_by=leave.allowed_by.name,
        )
        for leave in fetching.leaves(_cabinet(request), person=person)[:500]
    ]  # fmt: skip


@api.post("/openings", response=Opening, operation_id="cabinet_opening")
def openings(request: HttpRequest, asked: Asked) -> Opening:
    """May that slot open for that person now? Nothing is changed by asking (能否开柜)."""
    cabinet, now = _cabinet(request), timezone.now()
    port.apply_waiting(cabinet.pk, now=now)
    if asked.action == "put_back":
        return _for_return(cabinet, asked.slot)
    try:
        leave = fetching.leave_for(cabinet, slot=asked.slot, person=asked.person)
    except Refusal as refused:
        return Opening(open=False, why=" ".join(map(str, refused.complaints)))
    why = fetching.refusal_of(leave, now=now)
    return Opening(open=not why, document=leave.passport_id, why=why)


def _for_return(cabinet: Cabinet, slot: str) -> Opening:
    """A slot opens for what is out and belongs there, or while it is nobody's."""
    document = places.owner_of(cabinet.box, slot)
    if document is not None and document.where == Passport.Where.IN_CUSTODY:
        return Opening(open=False, document=document.pk, why=_("The document of this slot is not out."))
    return Opening(open=True, document=document.pk if document else None)


@api.post("/events", response=Kept, operation_id="cabinet_event")
def events(request: HttpRequest, told: Told) -> Kept:
    """Report what happened (上报事件): stored first, answered, then carried out in the order of ``seq``."""
    cabinet, now = _cabinet(request), timezone.now()
    facts = told.model_dump(include={"event_id", "seq", "what", "at"})
    event = port.receive(cabinet, **facts, body=told.words(), now=now)
    try:
        port.apply_waiting(cabinet.pk, now=now)
    except Exception as error:  # noqa: BLE001 - stored is stored; the clock tries again, or makes it an incident
        logger.error("Events of a cabinet could not be carried out (%s).", type(error).__name__, exc_info=error)
    return Kept(event_id=event.event_id, seq=event.seq, received_at=event.received_at)


@api.get("/events/{event_id}", response=Standing, operation_id="cabinet_event_standing")
def standing(request: HttpRequest, event_id: str) -> Standing:
    """What became of a reported event (事件状态)."""
    event = get_object_or_404(CabinetEvent, cabinet=_cabinet(request), event_id=event_id)
    return Standing(event_id=event.event_id, seq=event.seq, received_at=event.received_at, standing=event.outcome)  # type: ignore[arg-type]


def _cabinet(request: HttpRequest) -> Cabinet:
    return request.auth  # type: ignore[attr-defined]


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    """The description of this port as JSON (OpenAPI)."""
    made = dict(api.get_openapi_schema(path_prefix="/api/v1/cabinet/"))
    made["components"]["schemas"]["Refused"] = Refused.model_json_schema()
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}
    for operations in made["paths"].values():
        for operation in operations.values():
            operation["responses"] = {str(status): said for status, said in operation["responses"].items()} | {
                str(status): {"description": kind, "content": refused} for status, kind in KINDS.items()
            }
    return JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})
