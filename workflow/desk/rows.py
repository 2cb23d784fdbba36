"""Rows of work (待办行): what an approver sees of a to-do before opening it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from approvals.models import Assignment
from workflow.core import kinds


@dataclass(frozen=True)
class Row:
    """One to-do in the inbox."""

    assignment: Assignment
    matter: Any
    what: str
    due_on: date | None
    paused_at: datetime | None
    urgent: bool
    queued: bool
    days: int | None
    in_place_of: str = ""  # whose it is, where it waits for a deputy (代)

    @property
    def places(self) -> list[str]:
        """Countries and regions."""
        return self.matter.places


def row_of(assignment: Assignment, *, today: date, in_place_of: str = "") -> Row:
    """The row of an open assignment whose subject, phase, owner and unit are loaded."""
    matter = assignment.subject
    days = (matter.ends_on - matter.starts_on).days + 1 if matter.starts_on and matter.ends_on else None
    return Row(
        assignment=assignment, matter=matter, what=name_of(assignment), due_on=assignment.due_on, urgent=matter.urgent,
        paused_at=assignment.panel.paused_at if assignment.panel else None, queued=assignment.person_id is None, days=days,
        in_place_of=in_place_of,
    )


def name_of(assignment: Assignment) -> str:
    """What a to-do asks for: the phase of a decision, or the errand's name."""
    if assignment.panel_id:
        return assignment.panel.phase.named
    kind = kinds.get(assignment.subject.kind)
    return next((str(errand.name) for errand in kind.errands if errand.code == assignment.errand), assignment.errand)
