"""Whom a decider may bring in (可加签人员): an active colleague who is not concerned and does not sit there already."""

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import deputies, inbox
from approvals.actions.held import deciding
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment


def must_be_theirs(assignment: Assignment, by, *, now) -> None:
    """Raise NotYours unless the held assignment waits for that person, NotNow unless it may be acted on."""
    deciding(assignment)
    if not inbox.addressed(assignment, by, on=timezone.localdate(now)):
        raise NotYours(_("This waits for other people."))
    if inbox.barred(assignment, by, now=now):
        raise NotYours(_("You take part in this matter, so you cannot decide on it."))


def must_be_free(assignment: Assignment, whom, *, now) -> None:
    """Raise NotComplete unless that person can be asked beside those who are asked already."""
    if not whom.is_active:
        raise NotComplete(_("%(name)s has left; choose somebody else.") % {"name": whom})
    if whom.pk in deputies.barred_from(assignment.subject_id, at=now):
        raise NotComplete(_("%(name)s is concerned by this matter and cannot decide on it; choose somebody else.") % {"name": whom})
    heard = Assignment.objects.filter(panel=assignment.panel_id, person=whom, verdict__in=["", "agree", "reject", "back"])
    if heard.exists():  # nobody has two voices on a panel
        raise NotComplete(_("%(name)s is asked here already.") % {"name": whom})


def must_wait_here(assignment: Assignment) -> None:
    """Raise NotNow for a consultation: who was asked for advice answers, and brings nobody in."""
    if assignment.part == Assignment.Part.CONSULT:
        raise NotNow(_("You were asked for advice; answer the question, the decision is somebody else's."))


def take_from_queue(assignment: Assignment, by, *, now) -> None:
    """Who brings somebody in from a queue has claimed the to-do."""
    if assignment.person_id is None:
        assignment.person, assignment.claimed_at = by, now
        assignment.save(update_fields=["person", "claimed_at"])
