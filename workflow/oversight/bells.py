"""The bells of findings (整改提醒): the unit before the last day; of what is overdue its head and the leading group hear.

When it escalates is the school's own setting: a working day after the last one, and every day from the fifth on.
"""

from django.utils import timezone

from approvals.calendar import add_working_days
from approvals.people import directory
from approvals.people.models import Role
from notifications.reminders import Bell, ring, silence

DUE = Bell("finding.due", silenced_by="submit")
OVERDUE = Bell("finding.overdue", silenced_by="submit", daily_after=True)


def hang(finding, matter, *, now) -> None:
    """Both bells of a finding; hung again with a new day they replace the old ones."""
    due = finding.due_on
    rungs = [("-2", add_working_days(due, -2)), ("0", due)]
    _ring(finding, matter, DUE, to=unit_side(finding, matter, now=now), rungs=rungs, now=now)
    on = timezone.localdate(now)
    told = [
        finding.responsible,
        *directory.heads_of(finding.unit, on=on),
        *directory.having_role(Role.LEADING_GROUP, on=on),
        *inspectors(finding),
    ]
    late = [("+1", add_working_days(due, 1)), ("+5", add_working_days(due, 5))]
    _ring(finding, matter, OVERDUE, to=told, rungs=late, now=now)


def _ring(finding, matter, bell: Bell, *, to, rungs, now) -> None:
    ring(
        matter.pk, bell, key=str(finding.pk), to=to, rungs=rungs, now=now, url=finding.get_absolute_url(), title=matter.title,
        number=matter.number or "", what=finding.what[:200], who=str(finding.responsible), due=finding.due_on.isoformat(),
    )  # fmt: skip


def silence_all(finding, *, now, by_step: str) -> None:
    """What the step has fulfilled."""
    for bell in (DUE, OVERDUE):
        silence(finding.matter_id, bell, key=str(finding.pk), now=now, by_step=by_step)


def unit_side(finding, matter, *, now) -> list:
    """The responsible person, the applicant, the secretaries of the unit."""
    secretaries = directory.having_role(Role.SECRETARY, unit=finding.unit, on=timezone.localdate(now))
    return [finding.responsible, matter.owner, *secretaries]


def inspectors(finding) -> list:
    return [row.person for row in finding.sampled.inspection.inspectors.select_related("person")]
