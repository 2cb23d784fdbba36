"""What the API shows of a visit besides its application (接待情况): tasks, gifts and promises, with the ids that steps take."""

from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel, Field

from workflow.matters.visits.models import Present, Promise, Task


class TaskShown(BaseModel):
    """A task of the reception (接待分工)."""

    id: int
    what: str
    role: str = Field(description="Whose queue it is (承办部门)")
    detail: str
    needed_at: datetime
    done: bool


class PresentShown(BaseModel):
    """A gift (礼品)."""

    id: int
    way: str
    what: str
    number: int
    value: Decimal
    handed_in_on: date | None


class PromiseShown(BaseModel):
    """A promise (承诺事项)."""

    id: int
    what: str
    person: str = Field(description="Who keeps it (责任人)")
    due_on: date
    outcome: str = Field(description="Empty while it is open")


class Reception(BaseModel):
    """The reception (接待)."""

    tasks: list[TaskShown]
    presents: list[PresentShown]
    promises: list[PromiseShown]


def reception_of(matter) -> dict:
    """Tasks, gifts and promises of a visit."""
    tasks = Task.objects.filter(matter_id=matter.pk, dropped_at=None)
    presents = Present.objects.filter(matter_id=matter.pk)
    promises = Promise.objects.filter(matter_id=matter.pk).select_related("person")
    return {
        "tasks": [
            TaskShown(id=t.pk, what=t.what, role=t.role, detail=t.detail, needed_at=t.needed_at, done=t.done_at is not None)
            for t in tasks
        ],
        "presents": [
            PresentShown(id=p.pk, way=p.way, what=p.what, number=p.number, value=p.value, handed_in_on=p.handed_in_on)
            for p in presents
        ],
        "promises": [
            PromiseShown(id=p.pk, what=p.what, person=p.person.name, due_on=p.due_on, outcome=p.outcome) for p in promises
        ],
    }  # fmt: skip
