"""Results (成果): the library for programs, searched and filtered as on the page; entering and closing by the same verbs."""

from datetime import date, datetime
from typing import Literal

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from approvals.errors import NotComplete
from approvals.people.models import Person, Unit
from workflow.api.schemas import Sent, Words
from workflow.core import countries
from workflow.core.models import Matter
from workflow.core.texts import later as _
from workflow.registers.models import Result
from workflow.registers.results import asking, closing, entering

router = Router(tags=["results"])
MOST = 100
Code = Literal["report", "paper", "photo", "contact", "agreement", "task"]


class ResultShown(BaseModel):
    """An entry of the library (成果); of a contact the institution alone."""

    id: int
    kind: Code
    title: str
    text: str
    matter: int | None = Field(description="Id of its matter")
    unit: str
    places: list[str] = Field(description="Countries and regions, ISO codes")
    on: date
    due_on: date | None
    person: str = Field(description="Who answers for it; empty where nobody does")
    outcome: Literal["", "done", "not_done"]
    note: str
    entered_at: datetime | None = Field(description="Null: a report that is not accepted yet")
    repeats: list[str] = Field(description="Earlier reports it repeats, with the share")


class ResultPage(BaseModel):
    """Entries, newest first; with ?q= those whose title has the words before the others."""

    rows: list[ResultShown]


class Wanted(BaseModel):
    """The filters of the page."""

    q: str = Field("", max_length=100, description="Words in title, text and attachments")
    kind: str = Field("", max_length=20)
    unit: str = Field("", max_length=9, description="Id of a unit")
    place: str = Field("", max_length=2)
    year: str = Field("", max_length=4)
    about: str = Field("", max_length=60, description="track:… or task:…")
    who: str = Field("", max_length=100)
    open: str = Field("", max_length=10, description="any, late or mine")
    matter: str = Field("", max_length=9)


class Enter(Sent):
    """A result (登记成果), of a matter or, for the office, of a unit."""

    kind: Code
    title: Words = Field(max_length=200)
    on: date
    text: Words = Field("", max_length=entering.LONGEST)
    matter: int | None = None
    unit: int | None = None
    places: list[str] = Field(default_factory=list, max_length=30)
    due_on: date | None = None
    person: int | None = Field(None, description="Id of the responsible person")
    contact: dict[Literal["name", "post", "email", "phone"], Words] = Field(default_factory=dict)


class Close(Sent):
    """What became of a task or an agreement in sight (了结)."""

    outcome: Literal["done", "not_done"]
    note: Words = Field("", max_length=500)


@router.get("/results", response=ResultPage, operation_id="results", summary=_("The library of results"))
def listed(request: HttpRequest, wanted: Query[Wanted]):
    """What the person may see and asked for, at most a hundred."""
    asked = asking.Asked.of(wanted.model_dump())
    found = asking.filtered(asked, request.user, today=timezone.localdate()).listed().prefetch_related("likenesses__earlier")
    ranked = found.titles_first(asked.q) if asked.q else found.order_by("-pk")
    return ResultPage(rows=[_shown(result) for result in ranked[:MOST]])


@router.get("/results/{int:result_id}", response=ResultShown, operation_id="result", summary=_("One result"))
def one(request: HttpRequest, result_id: int):
    """One entry."""
    return _shown(_visible(request, result_id))


@router.post("/results", response=ResultShown, operation_id="enter_result", summary=_("Enter a result"))
def entered(request: HttpRequest, body: Enter):
    """Take a result in; files are attached on the page."""
    seen = Matter.objects.visible_to(request.user).exclude(state="draft")
    matter = get_object_or_404(seen, pk=body.matter) if body.matter else None
    if unknown := [code for code in body.places if code not in countries.CODES]:
        raise NotComplete(_("“%(code)s” is no country or region.") % {"code": unknown[0][:10]})
    entry = entering.Entry(
        kind=body.kind, title=body.title, on=body.on, text=body.text, places=body.places, due_on=body.due_on,
        person=Person.objects.active().filter(pk=body.person).first() if body.person else None,
        contact={str(name): said for name, said in body.contact.items()},
    )  # fmt: skip
    unit = Unit.objects.filter(pk=body.unit).first() if body.unit else None
    return _shown(entering.enter(entry, matter=matter, unit=unit, by=request.user, now=timezone.now()))


@router.post("/results/{int:result_id}/close", response=ResultShown, operation_id="close_result", summary=_("Close a task"))
def closed(request: HttpRequest, result_id: int, body: Close):
    """Say what became of it."""
    result = _visible(request, result_id)
    return _shown(closing.close(result, outcome=body.outcome, note=body.note, by=request.user, now=timezone.now()))


def _visible(request: HttpRequest, pk: int) -> Result:
    found = Result.objects.visible_to(request.user).select_related("unit", "person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _shown(result: Result) -> ResultShown:
    repeats = [f"{one.percent} %: {one.earlier.title}" for one in result.likenesses.all()]
    return ResultShown.model_validate({
        "id": result.pk, "kind": result.kind, "title": result.title, "text": "" if result.kind == "contact" else result.text,
        "matter": result.matter_id, "unit": result.unit.name, "places": result.places, "on": result.happened_on,
        "due_on": result.due_on, "person": result.person.name if result.person else "", "outcome": result.outcome,
        "note": result.note, "entered_at": result.entered_at, "repeats": repeats,
    })  # fmt: skip
