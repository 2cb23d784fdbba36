"""Add a signer (加签) before, beside or after oneself, and take one off again (减签) who has not acted.

Before or beside me they come at my own turn: whoever was before me is before them.
"""

from django.utils.translation import gettext as _

from approvals.actions.convene import fresh
from approvals.actions.held import held
from approvals.actions.settle import close_unneeded, settle
from approvals.actions.signers import must_be_free, must_be_theirs, must_wait_here, take_from_queue
from approvals.commit import one_commit
from approvals.deadlines import announce_all, fulfilled
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment
from notifications.outbox import tell

HOW = ("before", "beside", "after")


@one_commit()
def add_signer(assignment_id: int, *, by, whom, how: str, question: str = "", now) -> Assignment:
    """Ask one more person, who must agree as well: before me (my turn comes after them), beside me, or after me.

    Raises NotYours (not your to-do), NotNow (settled, not your turn), NotComplete (an unknown way, or a person who has
    left, is concerned by the matter, or is asked here already).
    """
    assignment = held(assignment_id)
    must_be_theirs(assignment, by, now=now)
    must_wait_here(assignment)
    if how not in HOW:
        raise NotComplete(_("Choose where the signer is asked: before you, beside you, or after you."))
    take_from_queue(assignment, by, now=now)
    must_be_free(assignment, whom, now=now)
    added = fresh(assignment.panel, person=whom, part=Assignment.Part.ADDED, asked_by=by, question=question.strip(), now=now)
    added.after, added.waits = (assignment, True) if how == "after" else (assignment.after, False)
    added.save()
    _followers(assignment, added, how=how)
    assignment.subject.note("add_signer", by=by, now=now, assignment=assignment.pk, added=added.pk, whom=whom.pk, how=how)
    if not added.waits:
        announce_all([(added, added.panel.phase.name)], now=now)
    return added


def _followers(assignment: Assignment, added: Assignment, *, how: str) -> None:
    """Before: my turn comes after theirs. After: who came after me comes after them."""
    if how == "before":
        step_aside(assignment, after=added)
    elif how == "after":
        Assignment.objects.open().filter(after=assignment).exclude(pk=added.pk).update(after=added)


def step_aside(assignment: Assignment, *, after: Assignment) -> None:
    """It is on nobody's desk until the other has spoken; its days stop, its bells are taken down."""
    assignment.after, assignment.waits, assignment.next_on = after, True, None
    assignment.save(update_fields=["after", "waits", "next_on"])
    fulfilled(assignment, now=after.opened_at, by_step="settle")


@one_commit()
def take_off(assignment_id: int, *, by, now) -> None:
    """Take a signer or adviser off again, who has not acted; by who asked them.

    Raises NotYours (somebody else asked them), NotNow (they have acted, or the route put them there).
    """
    added = held(assignment_id)
    if added.panel is None or added.part == Assignment.Part.SEAT:
        raise NotNow(_("The route asks this person; only who was added can be taken off."))
    added.subject.deciding(added.panel.phase.stage)
    if added.asked_by != by:
        raise NotYours(_("Only %(name)s, who asked this person, can take them off.") % {"name": added.asked_by})
    close_unneeded([added], closed_for=Assignment.ClosedFor.TAKEN_OFF, by=by, now=now)
    Assignment.objects.open().filter(after=added).update(after=added.after)
    added.subject.note("take_off", by=by, now=now, assignment=added.pk)
    told = [added.person] if added.person and not added.waits else []
    tell("assignment.taken_off", about=added.subject, to=told, by=by, now=now, what=added.panel.phase.name)
    settle(added.panel.round, added.panel.task_id, now=now, by=by)
