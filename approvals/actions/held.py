"""Hold an assignment: its subject's row locked, everything read fresh inside."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from approvals.models import Assignment


def held(assignment_id: int, *, closed: bool = False) -> Assignment:
    """The open assignment, its subject (the kind's own object) held; raises NotNow when it is closed.

    With ``closed`` a settled one is wanted. To be called inside a transaction, before anything else is read.
    """
    subject = held_subject(Assignment.objects.order_by().filter(pk=assignment_id).values("subject")[:1])
    assignment = Assignment.objects.select_related(
        "panel__phase", "panel__round__route", "panel__round__process", "panel__task", "person", "unit"
    ).get(pk=assignment_id)
    if assignment.closed_at and not closed:
        raise NotNow(_("This has been settled already; reload the page to see what was decided."))
    assignment.subject = subject
    if assignment.panel:
        assignment.panel.round.subject = subject
    return assignment


def held_subject(pk: Any) -> Any:
    """The subject of that id, or of a query for it, as its kind has it, its row locked."""
    return apps.get_model(settings.APPROVALS_SUBJECT_MODEL).objects.held(pk)


def deciding(assignment: Assignment) -> None:
    """Raise NotNow unless it is a decision of a round under way, asked now, of a subject that may be decided on."""
    if assignment.panel is None:
        raise NotNow(_("This is a duty, not a decision; do it on the matter's page."))
    if assignment.waits:
        raise NotNow(_("Its turn has not come; somebody before has to speak first."))
    assignment.subject.deciding(assignment.panel.phase.stage)
