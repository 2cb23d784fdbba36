"""What the API says of every matter (接口中的事项): the same few lines, whatever its kind."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from workflow.core.models import Attachment

LOADED = ("owner", "unit", "revision")
HEAVY = ("revision__canonical", "revision__report", "draft", "words")


class PersonNamed(BaseModel):
    """A person, named (人员)."""

    id: int
    name: str


class UnitNamed(BaseModel):
    """A unit, named (单位)."""

    code: str
    name: str


class MatterSummary(BaseModel):
    """One matter and where it stands (事项)."""

    id: int
    kind: str = Field(description="Kind of matter (事项种类)")
    number: str | None = Field(description="Given at the first submission (编号)")
    title: str
    state: str = Field(description="Code of the state (状态)")
    state_name: str = Field(description="Its name in the language asked for")
    owner: PersonNamed = Field(description="Who applies (申请人)")
    unit: UnitNamed
    urgent: bool = Field(description="Marked urgent (加急)")
    starts_on: date | None
    ends_on: date | None
    places: list[str] = Field(description="Countries and regions, ISO alpha-2 (国家、地区)")
    revision: int | None = Field(description="Number of the version submitted last (版)")
    digest: str = Field(description="SHA-256 of that version; a decision names it (摘要)")
    changed_at: datetime
    url: str = Field(description="Its page")


class AttachmentShown(BaseModel):
    """A stored file (附件); the application names it by its SHA-256, a step by its id."""

    id: int
    kind: str
    name: str
    sha256: str
    size: int
    media_type: str
    at: datetime
    submitted: bool = Field(description="Named by a submitted version: it stands")


def summary(matter) -> MatterSummary:
    """The lines of a matter; ``loaded`` rows cost no further statement."""
    return MatterSummary(
        id=matter.pk, kind=matter.kind, number=matter.number, title=matter.title, state=matter.state,
        state_name=str(matter.stands_at.name),
        owner=PersonNamed(id=matter.owner_id, name=matter.owner.name),
        unit=UnitNamed(code=matter.unit.code, name=matter.unit.name),
        urgent=matter.urgent, starts_on=matter.starts_on, ends_on=matter.ends_on, places=matter.places,
        revision=matter.revision.no if matter.revision_id else None, digest=matter.digest,
        changed_at=matter.changed_at, url=matter.get_absolute_url(),
    )  # fmt: skip


def loaded(matters):
    """The same matters with all that ``summary`` reads, in one statement."""
    return matters.select_related(*LOADED).defer(*HEAVY)


def file_shown(attachment: Attachment) -> AttachmentShown:
    """The lines of a stored file."""
    return AttachmentShown(
        id=attachment.pk, kind=attachment.kind, name=attachment.name, sha256=attachment.sha256, size=attachment.size,
        media_type=attachment.media_type, at=attachment.at, submitted=attachment.submitted_at is not None,
    )  # fmt: skip
