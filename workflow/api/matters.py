"""Matters (事项): the list of what I may see, one of them, its journal, and what I may do with it now."""

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django_fsm import can_proceed
from ninja import Query, Router
from pydantic import BaseModel, Field

from workflow.api.schemas import EntryShown, JournalPage, MatterPage, StepOffered, Words
from workflow.api.seen import seen
from workflow.core import kinds
from workflow.core.beside import BESIDE
from workflow.core.models import Matter
from workflow.core.schemas import MatterSummary, PersonNamed, loaded, summary
from workflow.core.signing import SIGNING
from workflow.core.texts import later as _

router = Router(tags=["matters"])
Short = Annotated[Words, Field(max_length=100)]


class Asked(BaseModel):
    """Which matters."""

    q: Short = Field("", description="Words of the title, number, names, places (检索)")
    state: Short = Field("", description="Code of a state (状态)")
    kind: Short = Field("", description="Kind of matter (事项种类)")
    mine: bool = Field(False, description="Only what I applied for, prepare or travel on (我的)")
    before: int | None = Field(None, ge=1, description="Read on: only older than this id")
    limit: int = Field(25, ge=1, le=100, description="How many at most")


class Place(BaseModel):
    """Where to read on in a journal."""

    after: int = Field(0, ge=0, description="Read on: only lines after this one")
    limit: int = Field(100, ge=1, le=100, description="How many at most")


@router.get("/matters", response=MatterPage, operation_id="matters", summary=_("Matters I may see, newest first"))
def listed(request: HttpRequest, asked: Query[Asked]):
    """Drafts are seen by who writes them; the rest by who has to do with it."""
    matters = Matter.objects.of(request.user) if asked.mine else Matter.objects.visible_to(request.user)
    if asked.q:
        matters = matters.matching(asked.q)
    wanted = {"state": asked.state, "kind": asked.kind, "pk__lt": asked.before}
    matters = matters.filter(**{name: value for name, value in wanted.items() if value})
    found = list(loaded(matters).order_by("-pk")[: asked.limit + 1])
    shown = found[: asked.limit]
    return MatterPage(rows=[summary(matter) for matter in shown], older=shown[-1].pk if len(found) > asked.limit else None)


@router.get("/matters/{int:matter_id}", response=MatterSummary, operation_id="matter", summary=_("Where a matter stands"))
def one(request: HttpRequest, matter_id: int):
    """What every kind has in common; the kind's own endpoint says the rest."""
    return summary(seen(request.user, matter_id))


@router.get("/matters/{int:matter_id}/journal", response=JournalPage, operation_id="journal", summary=_("Its journal"))
def journal(request: HttpRequest, matter_id: int, place: Query[Place]):
    """Who did what when, from which state to which; each line holds the hash of the one before."""
    matter = seen(request.user, matter_id)
    found = list(matter.entries.filter(seq__gt=place.after).select_related("by").order_by("seq")[: place.limit + 1])
    shown = found[: place.limit]
    onward = shown[-1].seq if len(found) > place.limit else None
    return JournalPage(rows=[entry_shown(matter, entry) for entry in shown], onward=onward)


@router.get("/matters/{int:matter_id}/steps", response=list[StepOffered], operation_id="steps", summary=_("Steps I may take now"))
def offered(request: HttpRequest, matter_id: int):
    """What its state and my rights allow; what the step still lacks it says when it is taken."""
    matter, today = seen(request.user, matter_id), timezone.localdate()
    kind = kinds.get(matter.kind)
    steps = [step for step in kind.api.steps if allowed(matter, step, request.user, on=today)] if kind.api else []
    return [StepOffered(step=step, title=str(title_of(kind, step))) for step in steps]


def allowed(matter, step: str, person, *, on) -> bool:
    """Whether the state allows the step and the person has the right to it."""
    right = matter.life.rights.get(step)
    return right is not None and can_proceed(getattr(matter, step)) and right.holds_for(matter, person, on=on)


def title_of(kind, step: str):
    """The step's name as the pages have it."""
    form = kind.forms.get(step)
    return form.title if form else kind.api.steps[step].heading


def entry_shown(matter, entry) -> EntryShown:
    """A line of the journal, in words too."""
    by = PersonNamed(id=entry.by_id, name=entry.by.name) if entry.by_id else None
    words = BESIDE | SIGNING | kinds.get(matter.kind).did
    return EntryShown(
        seq=entry.seq, at=entry.at, by=by, step=entry.step, did=str(words.get(entry.step, entry.step)),
        source=entry.source, target=entry.target, facts=entry.facts, prev=entry.prev, hash=entry.hash,
    )  # fmt: skip
