"""Hold an assignment: its subject's row locked, everything read fresh inside."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.errors import NotNow
from approvals.evolution import is_a_node
from approvals.models import Assignment, Panel

WHERE = """
SELECT assignment.subject_id, panel.task_id, task.flow_task FROM approvals_assignment assignment
LEFT JOIN approvals_panel panel ON panel.id = assignment.panel_id
LEFT JOIN viewflow_task task ON task.id = panel.task_id WHERE assignment.id = %s
"""
OFF_THE_MAP = gettext_lazy("The flow was changed and this round has not been moved to it yet; the administrators know what to do.")
LONG = ("panel__phase__who", "panel__phase__when")  # read when a step ends


def held(assignment_id: int, *, closed: bool = False) -> Assignment:
    """The open assignment, its subject (the kind's own object) held; raises NotNow when it is closed.

    With ``closed`` a settled one is wanted. Of a panel all to-dos of its task come along, read once, as
    ``panel.beside``. To be called inside a transaction, before anything else is read.
    """
    subject_id, task_id, node = _where(assignment_id)
    if node and not is_a_node(node):  # refused before anything is written: the flow could not go on from there
        raise NotNow(str(OFF_THE_MAP))
    subject = held_subject(subject_id)
    wanted = Q(panel__task=task_id) if task_id else Q(pk=assignment_id)
    rows = list(Assignment.objects.filter(wanted).select_related("panel__phase", "panel__round").defer(*LONG).order_by("pk"))
    assignment = next(row for row in rows if row.pk == assignment_id)
    if assignment.closed_at and not closed:
        raise NotNow(_("This has been settled already; reload the page to see what was decided."))
    assignment.subject = subject
    if assignment.panel:
        assignment.panel.round.subject = subject
        assignment.panel.beside = rows
    return assignment


def _where(assignment_id: int) -> tuple[int, int | None, str | None]:
    """The subject of an assignment, the task of its panel, its node: read before the lock, for none of them ever changes."""
    with connection.cursor() as cursor:
        cursor.execute(WHERE, [assignment_id])
        found = cursor.fetchone()
    if found is None:
        raise Assignment.DoesNotExist(f"There is no assignment {assignment_id}.")
    return found


def held_subject(pk: int) -> Any:
    """The subject of that id, as its kind has it, its row locked."""
    return apps.get_model(settings.APPROVALS_SUBJECT_MODEL).objects.held(pk)


def deciding(assignment: Assignment) -> Panel:
    """Its panel; raises NotNow unless it is a decision asked for now, of a subject that may be decided on."""
    if assignment.panel is None:
        raise NotNow(_("This is a duty, not a decision; do it on the matter's page."))
    if assignment.waits:
        raise NotNow(_("Its turn has not come; somebody before has to speak first."))
    assignment.subject.deciding(assignment.panel.phase.stage)
    return assignment.panel
