"""Who travels (参加人), as the API shows them: with their documents, the briefing and the pledge."""

from collections import defaultdict
from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from workflow.duties.models import Attendance, Pledge
from workflow.registers.passports.documents import going, needed_by


class DocumentShown(BaseModel):
    """A document in the register (证照); its number stays sealed."""

    id: int
    kind: str
    tail: str = Field(description="The last of its number (证件尾号)")
    expires_on: date
    where: str


class Traveller(BaseModel):
    """Who travels (参加人), and what the duties know of them."""

    id: int = Field(description="Steps name a traveller by it")
    key: str = Field(description="The same as in the application's list of members")
    name: str
    leader: bool
    attended: bool = Field(description="Was briefed (已参加行前教育)")
    signed: bool = Field(description="Signed the pledge (已签承诺书)")
    documents: list[DocumentShown]


class Travellers(BaseModel):
    """What a delegation shows beside its application."""

    travellers: list[Traveller]


def travellers(matter) -> list[Traveller]:
    """Everybody who goes, with what the books and the duties say of them."""
    present = set(Attendance.objects.filter(briefing__matter_id=matter.pk).values_list("participant_id", flat=True))
    signed = set(Pledge.objects.filter(participant__matter_id=matter.pk).values_list("participant_id", flat=True))
    documents: dict[int, list[Any]] = defaultdict(list)
    for participant, _kind, found in needed_by(matter):
        documents[participant.pk] += found
    return [
        Traveller(
            id=row.pk, key=row.key, name=row.name, leader=row.leader, attended=row.pk in present, signed=row.pk in signed,
            documents=[DocumentShown.model_validate(each, from_attributes=True) for each in documents[row.pk]],
        )
        for row in going(matter)
    ]
