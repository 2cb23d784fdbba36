"""Claim (认领) a to-do from a role's queue, and put it back (放回)."""

from django.utils.translation import gettext as _

from approvals import inbox
from approvals.actions.held import held
from approvals.commit import one_commit
from approvals.errors import NotNow, NotYours
from approvals.models import Assignment


@one_commit()
def claim(assignment_id: int, *, by, now) -> Assignment:
    """Take it out of the queue; raises NotNow when a colleague was first, NotYours for other people's queues."""
    assignment = held(assignment_id)
    if assignment.waits:
        raise NotNow(_("Its turn has not come; somebody before has to speak first."))
    if assignment.person and assignment.person != by:
        raise NotNow(_("%(name)s has already claimed this.") % {"name": assignment.person})
    if not inbox.may_act(assignment, by, now=now):
        raise NotYours(_("This waits for other people."))
    assignment.person, assignment.claimed_at = by, now
    assignment.save(update_fields=["person", "claimed_at"])
    assignment.subject.note("claim", by=by, now=now, assignment=assignment.pk)
    return assignment


@one_commit()
def put_back(assignment_id: int, *, by, now) -> Assignment:
    """Return a claimed to-do to its queue; only who claimed it can."""
    assignment = held(assignment_id)
    if assignment.person != by:
        raise NotYours(_("Only who claimed this can put it back."))
    if not assignment.role:
        raise NotNow(_("This was given to you by name; there is no queue to put it back into."))
    assignment.person = assignment.claimed_at = None
    assignment.save(update_fields=["person", "claimed_at"])
    assignment.subject.note("put_back", by=by, now=now, assignment=assignment.pk)
    return assignment
