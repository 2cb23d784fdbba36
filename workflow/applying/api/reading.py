"""What the API shows of an application (申请详情): what is written, its files and exceptions, what the rules say."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone
from pydantic import BaseModel, Field

from approvals.forecast import Foreseen, latest, likely
from workflow.applying.drafts import editable
from workflow.applying.foreseeing import condition, foresee
from workflow.applying.form import Form, form_of
from workflow.applying.judging import check, kept
from workflow.core.schemas import AttachmentShown, MatterSummary, file_shown, summary


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


class ApplicationShown(BaseModel):
    """A matter with its application; each kind's has its own ``application``, and what it shows besides."""

    matter: MatterSummary
    version: str = Field(description="Of the draft: send it as If-Match when you write")
    draft: bool = Field(description="The application below is the draft; else the version submitted last")
    mistakes: dict[str, str] = Field(description="Values of the draft that cannot be read: place and sentence")
    attachments: list[AttachmentShown]
    exceptions: list[ExceptionShown]


def shown(matter, person, *, more: Callable[[Any], dict[str, Any]] = lambda matter: {}) -> dict[str, Any]:
    """The draft is shown to those who write it; to everybody else what was submitted."""
    writes = editable(matter, person)
    application, mistakes = matter.typed() if writes else (matter.application, {})
    return {
        "matter": summary(matter), "version": version(matter), "draft": writes, "application": application, "mistakes": mistakes,
        "attachments": [file_shown(each) for each in matter.attachments.all()],
        "exceptions": [ExceptionShown.model_validate(row, from_attributes=True) for row in matter.exceptions.all()],
        **more(matter),
    }  # fmt: skip


def checked(matter, *, now) -> Checked:
    """The draft as it is, judged as the submission will judge it."""
    complaints, found = check(matter, now=now)
    today = timezone.localdate(now)
    way = foresee(matter, matter.typed()[0], on=today)
    return Checked(
        ready=not complaints, complaints=complaints, verdicts=[VerdictShown(**kept(each)) for each in found],
        path=[_foreseen(form_of(matter), each) for each in way], likely=likely(way, on=today), latest=latest(way),
    )  # fmt: skip


def _foreseen(form: Form, each: Foreseen) -> PhaseForeseen:
    return PhaseForeseen(
        phase=each.phase.code, name=each.phase.named, step=each.phase.step, who=each.names, role=each.role, note=each.note,
        condition=condition(form, each) or each.how, begins=each.begins, days=each.phase.days, due=each.due, count=each.count,
        median=each.median, ninetieth=each.ninetieth,
    )  # fmt: skip


def version(matter) -> str:
    """The state of the draft that somebody has read."""
    return matter.changed_at.isoformat()
