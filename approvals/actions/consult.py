"""Consult (征求意见、委派): ask a colleague for advice; the to-do comes back with it. Advice is no vote."""

import hashlib

from django.utils.translation import gettext as _

from approvals.actions.add_signer import step_aside
from approvals.actions.convene import fresh
from approvals.actions.decide import close
from approvals.actions.held import held
from approvals.actions.settle import settle
from approvals.actions.signers import must_be_free, must_be_theirs, must_wait_here, take_from_queue
from approvals.commit import one_commit
from approvals.deadlines import announce_all
from approvals.errors import NotComplete, NotNow
from approvals.models import Assignment, Decision
from notifications.outbox import tell


@one_commit()
def consult(assignment_id: int, *, by, whom, question: str, now) -> Assignment:
    """Ask; my to-do waits until the answer is there, or until I take the question back (``take_off``).

    Raises NotYours (not your to-do), NotNow (settled, not your turn), NotComplete (no question, or a person who has
    left, is concerned by the matter, or is asked here already).
    """
    assignment = held(assignment_id)
    must_be_theirs(assignment, by, now=now)
    must_wait_here(assignment)
    if not question.strip():
        raise NotComplete(_("Write what you want to know."))
    take_from_queue(assignment, by, now=now)
    must_be_free(assignment, whom, now=now)
    asked = fresh(assignment.panel, person=whom, part=Assignment.Part.CONSULT, asked_by=by, question=question.strip(), now=now)
    asked.after = assignment.after
    asked.save()
    step_aside(assignment, after=asked)
    assignment.subject.note("consult", by=by, now=now, assignment=assignment.pk, asked=asked.pk, whom=whom.pk)
    announce_all([(asked, asked.panel.phase.name)], now=now)
    return asked


@one_commit()
def advise(assignment_id: int, *, by, opinion: str, digest: str, now) -> Decision:
    """Answer what one was asked; it goes back to who asked, whose days begin anew.

    Raises NotYours (you were not asked), NotNow (settled, or changed since you opened it), NotComplete (no answer).
    """
    assignment = held(assignment_id)
    must_be_theirs(assignment, by, now=now)
    if assignment.part != Assignment.Part.CONSULT:
        raise NotNow(_("Here a decision is asked for, not advice."))
    if digest != assignment.panel.round.digest or digest != assignment.subject.digest:
        raise NotNow(_("The matter has changed since you opened it. Read the new version, then decide."))
    if not opinion.strip():
        raise NotComplete(_("Write your answer."))
    advice = Decision.objects.create(
        assignment=assignment, subject=assignment.subject, by=by, verdict="advise", opinion=opinion, digest=digest, at=now
    )
    close(assignment, holder=by, verdict="advise", now=now)
    assignment.subject.note(
        "advise", by=by, now=now, assignment=assignment.pk, decision=advice.pk,
        opinion_sha256=hashlib.sha256(opinion.encode()).hexdigest(),
    )
    asker = [assignment.asked_by]
    tell("assignment.advised", about=assignment.subject, to=asker, by=by, now=now, what=assignment.panel.phase.name)
    settle(assignment.panel.round, assignment.panel.task_id, by=by, now=now)
    return advice
