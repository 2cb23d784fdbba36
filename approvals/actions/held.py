"""Hold an assignment: its subject's row locked, everything read fresh inside."""

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from approvals.models import Assignment


def held(assignment_id: int) -> Assignment:
    """The open assignment, its subject (the kind's own object) held; raises NotNow when it is closed.

    To be called inside a transaction, before anything else is read.
    """
    subject_id = Assignment.objects.order_by().filter(pk=assignment_id).values("subject")[:1]
    subject = apps.get_model(settings.APPROVALS_SUBJECT_MODEL).objects.held(subject_id)
    assignment = Assignment.objects.select_related(
        "panel__phase", "panel__round__route", "panel__round__process", "panel__task", "person", "unit"
    ).get(pk=assignment_id)
    if assignment.closed_at:
        raise NotNow(_("This has been settled already; reload the page to see what was decided."))
    assignment.subject = subject
    if assignment.panel:
        assignment.panel.round.subject = subject
    return assignment
