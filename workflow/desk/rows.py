"""Rows of work (待办行): what an approver sees of a to-do before opening it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from approvals.models import Assignment
from approvals.people.models import Role
from workflow.core.errands import page_of


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
    pick: str = ""  # to-do:digest, where it may be agreed with among many

    @property
    def places(self) -> list[str]:
        """Countries and regions."""
        return self.matter.places

    @property
    def url(self) -> str:
        """Where it is done: the page of its matter, unless the duty has one of its own."""
        return page_of(self.assignment.errand) or self.matter.get_absolute_url()


def row_of(assignment: Assignment, *, today: date, in_place_of: str = "") -> Row:
    """The row of an open assignment whose subject, phase, owner and unit are loaded."""
    matter = assignment.subject
    days = (matter.ends_on - matter.starts_on).days + 1 if matter.starts_on and matter.ends_on else None
    return Row(
        assignment=assignment, matter=matter, what=name_of(assignment), due_on=assignment.due_on, urgent=matter.urgent,
        paused_at=assignment.panel.paused_at if assignment.panel else None, queued=assignment.person_id is None, days=days,
        in_place_of=in_place_of, pick=_pick(assignment),
    )


def _pick(assignment: Assignment) -> str:
    """Of a decision of one's own on a matter without an open rule; its revision is loaded. The verb looks again."""
    mine = assignment.panel_id and assignment.person_id and assignment.part != Assignment.Part.CONSULT
    if not mine or assignment.subject.open_rules():
        return ""
    return f"{assignment.pk}:{assignment.subject.digest}"


def name_of(assignment: Assignment) -> str:
    """What a to-do asks for: the phase of a decision or of a question, or the errand's name."""
    if assignment.part == Assignment.Part.CONSULT:
        return _("advice on %(phase)s") % {"phase": assignment.panel.phase.named}
    if assignment.panel_id:
        return assignment.panel.phase.named
    return assignment.subject.errand_name(assignment.errand)


def role_of(assignment: Assignment) -> str:
    """The name of the role in whose queue it lies."""
    return str(dict(Role.choices).get(assignment.role, assignment.role))
