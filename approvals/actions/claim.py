"""Claim (认领) a to-do from a role's queue, and put it back (放回); a deputy claims it for whom they stand in for."""

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
    holder = inbox.acting_for(assignment, by, now=now)
    if assignment.person and holder is None:
        raise NotNow(_("%(name)s has already claimed this.") % {"name": assignment.person})
    if holder is None or inbox.barred(assignment, by, now=now):
        raise NotYours(_("This waits for other people."))
    assignment.person, assignment.claimed_at = holder, now
    assignment.save(update_fields=["person", "claimed_at"])
    assignment.subject.note("claim", by=by, now=now, assignment=assignment.pk, **place(holder, by))
    return assignment


@one_commit()
def put_back(assignment_id: int, *, by, now) -> Assignment:
    """Return a claimed to-do to its queue; only who claimed it can, or their deputy, and not while it waits for somebody."""
    assignment = held(assignment_id)
    if assignment.waits:
        raise NotNow(_("Its turn has not come; somebody before has to speak first."))
    holder = inbox.acting_for(assignment, by, now=now)
    if assignment.person is None or holder is None:
        raise NotYours(_("Only who claimed this can put it back."))
    if not assignment.role:
        raise NotNow(_("This was given to you by name; there is no queue to put it back into."))
    assignment.person = assignment.claimed_at = None
    assignment.save(update_fields=["person", "claimed_at"])
    assignment.subject.note("put_back", by=by, now=now, assignment=assignment.pk, **place(holder, by))
    return assignment


def place(holder, by) -> dict[str, int]:
    """For the journal: in whose place it was done, where it was a deputy's doing (代)."""
    return {} if holder == by else {"in_place_of": holder.pk}
