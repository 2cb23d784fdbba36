"""Decide (办理) an assignment: agree (同意), reject (不予批准), send back to the applicant (退回申请人), return to an
earlier step of the round (退回前序环节).

One commit: lock the subject's row, look again, store the decision, settle the step, journal, words.
"""

import hashlib
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import inbox
from approvals.actions import returning
from approvals.actions.claim import place
from approvals.actions.held import deciding, held
from approvals.actions.settle import settle
from approvals.commit import one_commit
from approvals.deadlines import fulfilled
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Decision, HalfWritten, Panel
from notifications.faults import point

VERDICTS = ("agree", "back", "reject", "return")


@one_commit()
def decide(
    assignment_id: int, *, by, verdict: str, digest: str, opinion: str = "", back_to: int | None = None, resume: bool = False, now
) -> Decision:  # fmt: skip
    """Say what you think of the content whose digest you saw.

    A ``return`` names the finished step it goes back to, and whether to resume here afterwards or to replay.
    Raises NotYours (not your to-do, or you are barred), NotNow (settled, suspended, or changed since you opened it),
    NotComplete (a return or a refusal without a reason, or evidence that the phase asks for is missing).
    """
    assignment = held(assignment_id)
    holder = inbox.acting_for(assignment, by, now=now)
    if holder is None:
        raise NotYours(_("This waits for other people."))
    return give(
        assignment, by=by, holder=holder, verdict=verdict, digest=digest, opinion=opinion, back_to=back_to, resume=resume, now=now
    )


def give(
    assignment: Assignment, *, by, holder, verdict: str, digest: str, opinion: str, now, recorded_by=None, source: Any = None,
    back_to: int | None = None, resume: bool = False,
) -> Decision:  # fmt: skip
    """Store the decision of ``by`` on a held assignment and settle its step if its outcome is certain.

    ``holder`` is whose to-do it is: ``by``, or whom ``by`` stands in for (代).
    """
    subject, panel = assignment.subject, _look(assignment, by=by, verdict=verdict, digest=digest, opinion=opinion, now=now)
    undone = _returning(panel, back_to, resume) if verdict == "return" else {}
    decision = Decision.objects.create(
        assignment=assignment, subject=subject, by=by, verdict=verdict, opinion=opinion, digest=digest, at=now,
        recorded_by=recorded_by, source=(source or {}) | undone, back_to=back_to if undone else None,
        resume=bool(undone) and returning.resumes(panel, resume), confirms=earlier(assignment, by),
        in_place_of=None if holder == by else holder,
    )  # fmt: skip
    close(assignment, holder=holder, verdict=verdict, now=now)
    subject.note(
        "decide", by=recorded_by or by, now=now, phase=panel.phase.code, verdict=verdict, digest=digest, decision=decision.pk,
        opinion_sha256=hashlib.sha256(opinion.encode()).hexdigest(),
        **({"decided_by": by.pk, **source} if recorded_by else {}), **place(holder, by),
        **({"back_to": back_to, "resume": decision.resume} if undone else {}),
    )
    if undone:
        returning.void(undone["voided"], by=by)
    settle(panel.round, panel.task_id, panel=panel, by=by, now=now, why=opinion, back_to=back_to, resume=resume)
    point("decided-before-commit")
    return decision


def _returning(panel, back_to: int | None, resume: bool) -> dict:
    to = returning.look(panel, back_to)
    return {"voided": returning.voided(panel.round, back_to=to, resume=returning.resumes(panel, resume))}


def close(assignment: Assignment, *, holder, verdict: str, now) -> None:
    """The to-do is done; it stays its person's, also where a deputy did it. Bells and half-written words of it go."""
    said: dict[str, Any] = {"person": holder, "verdict": verdict, "closed_at": now, "next_on": None}
    Assignment.objects.filter(pk=assignment.pk).update(**said)
    for name, value in said.items():
        setattr(assignment, name, value)
    fulfilled(assignment, now=now, by_step="decide")
    HalfWritten.objects.filter(assignment=assignment).delete()


def earlier(assignment: Assignment, by) -> Decision | None:
    """What that person agreed to in this phase on an earlier version of the subject; they see the difference and confirm."""
    round = assignment.panel.round
    if round.no == 1:
        return None
    agreed = Decision.objects.filter(
        subject=assignment.subject_id, by=by, verdict="agree", assignment__panel__phase__code=assignment.panel.phase.code
    )
    return agreed.exclude(digest=round.digest).exclude(assignment__panel__round=round).order_by("pk").last()


def _look(assignment: Assignment, *, by, verdict: str, digest: str, opinion: str, now) -> Panel:
    """The panel it is decided on, once nothing stands against it."""
    subject, panel = assignment.subject, deciding(assignment)
    if assignment.part == Assignment.Part.CONSULT:
        raise NotNow(_("You were asked for advice; answer the question, the decision is somebody else's."))
    if verdict not in VERDICTS:
        raise NotComplete(_("Choose: agree, send back, or reject."))
    if inbox.barred(assignment, by, now=now):
        raise NotYours(_("You take part in this matter, so you cannot decide on it."))
    if digest != panel.round.digest or digest != subject.digest:
        raise NotNow(_("The matter has changed since you opened it. Read the new version, then decide."))
    if verdict != "agree" and not opinion.strip():
        raise NotComplete(_("Say why, so that the applicant knows what to change."))
    if verdict == "agree" and panel.stopped and assignment.part == Assignment.Part.SEAT and assignment.role:
        raise NotComplete(_("Nobody could be found for this phase; hand it to somebody who may sign, by name."))
    if verdict == "agree" and panel.phase.evidence:
        subject.evidence(panel.phase.evidence, today=timezone.localdate(now))
    return panel
