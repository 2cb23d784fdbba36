"""Bodies and answers (报文) that are the same for every kind."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from workflow.core.schemas import MatterSummary, PersonNamed

UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _shown(text: str) -> str:
    if UNSHOWN.search(text):
        raise ValueError(_("The text holds characters that cannot be shown; please type it anew."))
    return text


Words = Annotated[str, AfterValidator(_shown)]


class Sent(BaseModel):
    """A body: unknown names are refused, so that nothing is bound that was not meant to be."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class MatterPage(BaseModel):
    """Matters, newest first."""

    rows: list[MatterSummary]
    older: int | None = Field(description="Give it as ?before= to read on; null at the end")


class EntryShown(BaseModel):
    """One line of the journal (台账记录), chained by hash."""

    seq: int
    at: datetime
    by: PersonNamed | None = Field(description="Null: the flow or the clock")
    step: str
    did: str = Field(description="What was done, in words")
    source: str
    target: str
    facts: dict[str, Any]
    prev: str
    hash: str


class JournalPage(BaseModel):
    """The journal in its order."""

    rows: list[EntryShown]
    onward: int | None = Field(description="Give it as ?after= to read on; null at the end")


class StepOffered(BaseModel):
    """A step that this person may take now."""

    step: str
    title: str


class StepTaken(BaseModel):
    """Where the matter stands now, and what the journal says of it."""

    matter: MatterSummary
    entries: list[EntryShown]


class ToDo(BaseModel):
    """One to-do (待办): a decision, or an errand that a step fulfils."""

    id: int
    matter: MatterSummary
    what: str = Field(description="What is asked for, in words")
    errand: str = Field(description="Code of the errand; empty where a decision is asked for")
    due_on: date | None
    paused_at: datetime | None = Field(description="No deadline runs since then: an outside authority has it, or it is halted")
    part: Literal["", "added", "consult"] = Field(description="By the route, added signer (加签), or asked for advice (征求意见)")
    question: str = Field(description="What who added or asked me wants to know")
    claimed: bool = Field(description="Mine alone; else it waits in a queue")
    in_place_of: str = Field("", description="Name of whom I stand in for (代); empty where it is my own")
    digest: str = Field(description="What a decision has to name; read the matter before")


class Inbox(BaseModel):
    """What waits, urgent first."""

    rows: list[ToDo]
    waiting: int = Field(description="How many wait altogether")


class Decide(Sent):
    """A decision (办理): on exactly the content whose digest was read."""

    verdict: Literal["agree", "back", "reject", "return"]
    digest: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the version that was read (摘要)")
    opinion: Words = Field("", max_length=4000, description="Needed unless you agree (意见)")
    back_to: int | None = Field(None, description="Of a return: a finished step of the round (退回环节); see earlier-steps")
    resume: bool = Field(False, description="Of a return: come back here afterwards (回到我这里), else go through it again")


class Decided(BaseModel):
    """What was decided, and where the matter stands now."""

    decision: int
    verdict: str
    matter: MatterSummary
