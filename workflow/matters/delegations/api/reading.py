"""What the API shows of a delegation (团组详情): its application, its travellers with their papers, what the rules say."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.utils import timezone
from pydantic import BaseModel, Field

from approvals.forecast import Foreseen, latest, likely
from workflow.core.schemas import AttachmentShown, MatterSummary, file_shown, summary
from workflow.duties.models import Attendance, Pledge
from workflow.matters.delegations import submission
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.foreseeing import condition, foresee
from workflow.matters.delegations.page import editable
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


class VerdictShown(BaseModel):
    """What a rule says (核验结论): kept, broken, or not to be judged yet (null)."""

    rule: str
    title: str
    severity: str
    passed: bool | None
    message: str
    fix: str = Field(description="The smallest change that passes")
    source: str
    missing: list[str]


class PhaseForeseen(BaseModel):
    """One phase of the way it would go (预计环节)."""

    phase: str = Field(description="Code of the phase (环节)")
    name: str
    step: int = Field(description="Phases of one step are asked side by side")
    who: list[str] = Field(description="Who will be asked; “王五 代 李四” where a deputy stands in (代)")
    role: str = Field(description="The role whose queue it is; empty where people are asked by name")
    note: str = Field(description="Why it is somebody else")
    condition: str = Field(description="What it waits for beside people, and how several of them agree")
    begins: date
    days: int = Field(description="Working days it may take (办理时限)")
    due: date = Field(description="The last day, if everybody before took all their time")
    count: int = Field(description="How many ended in the last year")
    median: int | None = Field(description="Working days half of them took at most; null where fewer than five ended")
    ninetieth: int | None = Field(description="Working days nine of ten took at most")


class Checked(BaseModel):
    """Whether it could be handed in now (提交前检查)."""

    ready: bool
    complaints: list[str] = Field(description="What stands against it")
    verdicts: list[VerdictShown]
    path: list[PhaseForeseen] = Field(description="The way it would go; empty where no route is published (预计流程)")
    likely: date | None = Field(description="Decided about then, as earlier ones went; null where nothing is known of them")
    latest: date | None = Field(description="Decided by then, if everybody takes the time they have")


class ExceptionShown(BaseModel):
    """A rule that was asked to be set aside (例外)."""

    rule: str
    reason: str
    granted: bool | None = Field(description="Null: not decided yet")
    why: str


class DelegationShown(BaseModel):
    """A delegation, whole (团组)."""

    matter: MatterSummary
    version: str = Field(description="Of the draft: send it as If-Match when you write")
    draft: bool = Field(description="The application below is the draft; else the version submitted last")
    application: Application
    mistakes: dict[str, str] = Field(description="Values of the draft that cannot be read: place and sentence")
    travellers: list[Traveller]
    attachments: list[AttachmentShown]
    exceptions: list[ExceptionShown]


def shown(matter, person) -> DelegationShown:
    """The draft is shown to those who write it; to everybody else what was submitted."""
    writes = editable(matter, person)
    application, mistakes = matter.typed() if writes else (matter.application, {})
    return DelegationShown(
        matter=summary(matter), version=version(matter), draft=writes, application=application, mistakes=mistakes,
        travellers=_travellers(matter), attachments=[file_shown(each) for each in matter.attachments.all()],
        exceptions=[ExceptionShown.model_validate(row, from_attributes=True) for row in matter.exceptions.all()],
    )


def checked(matter, *, now) -> Checked:
    """The draft as it is, judged as the submission will judge it."""
    complaints, found = submission.check(matter, now=now)
    today = timezone.localdate(now)
    way = foresee(matter, matter.typed()[0], on=today)
    return Checked(
        ready=not complaints, complaints=complaints, verdicts=[VerdictShown(**submission.kept(each)) for each in found],
        path=[_foreseen(each) for each in way], likely=likely(way, on=today), latest=latest(way),
    )  # fmt: skip


def _foreseen(each: Foreseen) -> PhaseForeseen:
    return PhaseForeseen(
        phase=each.phase.code, name=each.phase.named, step=each.phase.step, who=each.names, role=each.role, note=each.note,
        condition=condition(each) or each.how, begins=each.begins, days=each.phase.days, due=each.due, count=each.count,
        median=each.median, ninetieth=each.ninetieth,
    )  # fmt: skip


def version(matter) -> str:
    """The state of the draft that somebody has read."""
    return matter.changed_at.isoformat()


def _travellers(matter) -> list[Traveller]:
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
