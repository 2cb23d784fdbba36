"""Decide (办理) an assignment: agree (同意), send back to the applicant (退回), reject (不予批准).

One commit: lock the subject's row, look again, store the decision, settle the step, journal, words.
"""

import hashlib
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import inbox, quorum
from approvals.actions.held import held
from approvals.commit import one_commit
from approvals.deadlines import fulfilled
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Decision, Panel

VERDICTS = ("agree", "back", "reject")


@one_commit()
def decide(assignment_id: int, *, by, verdict: str, digest: str, opinion: str = "", now) -> Decision:
    """Say what you think of the content whose digest you saw.

    Raises NotYours (not your to-do, or you are barred), NotNow (settled, suspended, or changed since you opened it),
    NotComplete (a return or a refusal without a reason, or evidence that the phase asks for is missing).
    """
    assignment = held(assignment_id)
    if not inbox.addressed(assignment, by, on=timezone.localdate(now)):
        raise NotYours(_("This waits for other people."))
    return give(assignment, by=by, verdict=verdict, digest=digest, opinion=opinion, now=now)


def give(assignment: Assignment, *, by, verdict: str, digest: str, opinion: str, now, recorded_by=None, source=None) -> Decision:
    """Store the decision of ``by`` on a held assignment and settle its step if its outcome is certain."""
    subject, panel = assignment.subject, assignment.panel
    _look(assignment, by=by, verdict=verdict, digest=digest, opinion=opinion, now=now)
    decision = Decision.objects.create(
        assignment=assignment, subject=subject, by=by, verdict=verdict, opinion=opinion, digest=digest, at=now,
        recorded_by=recorded_by, source=source or {},
    )
    assignment.person, assignment.verdict, assignment.closed_at = by, verdict, now
    assignment.save(update_fields=["person", "verdict", "closed_at"])
    fulfilled(assignment, now=now, by_step="decide")
    subject.note(
        "decide", by=recorded_by or by, now=now, phase=panel.phase.code, verdict=verdict, digest=digest, decision=decision.pk,
        opinion_sha256=hashlib.sha256(opinion.encode()).hexdigest(),
        **({"decided_by": by.pk, **source} if recorded_by else {}),
    )
    settle(panel, now=now, why=opinion)
    return decision


def _look(assignment, *, by, verdict, digest, opinion, now) -> None:
    subject, panel = assignment.subject, assignment.panel
    if panel is None:
        raise NotNow(_("This is a duty, not a decision; do it on the matter's page."))
    if verdict not in VERDICTS:
        raise NotComplete(_("Choose: agree, send back, or reject."))
    if inbox.barred(assignment, by):
        raise NotYours(_("You take part in this matter, so you cannot decide on it."))
    subject.deciding(panel.phase.stage)
    if digest != panel.round.digest or digest != subject.digest:
        raise NotNow(_("The matter has changed since you opened it. Read the new version, then decide."))
    if verdict != "agree" and not opinion.strip():
        raise NotComplete(_("Say why, so that the applicant knows what to change."))
    if verdict == "agree" and panel.phase.evidence:
        subject.evidence(panel.phase.evidence, today=timezone.localdate(now))


def settle(panel, *, now, why: str) -> None:
    """End the panel, and the step with it, as soon as the outcome is certain; the subject's row is held."""
    asked: dict[Any, list[Assignment]] = {}  # by panel
    for a in Assignment.objects.filter(panel__task=panel.task_id).select_related("panel__phase"):
        asked.setdefault(a.panel, []).append(a)
    outcomes = {p: quorum.outcome(p.phase.quorum, [a.verdict for a in seats]) for p, seats in asked.items()}
    refusal = next((said for said in outcomes.values() if said in ("reject", "back")), None)
    settled = [p for p in asked if refusal or outcomes[p]]
    close_unneeded([a for p in settled for a in asked[p] if a.closed_at is None], now=now)
    fresh = [p for p in settled if not p.outcome]
    for p in fresh:
        p.outcome = outcomes[p] or "unneeded"
    Panel.objects.bulk_update(fresh, ["outcome"])
    if refusal or len(settled) == len(asked):
        _finish(panel, outcome=refusal or "agree", why=why, now=now)


def close_unneeded(assignments, *, now) -> None:
    """Close to-dos that nobody need do any more (不再需要)."""
    if assignments:
        Assignment.objects.filter(pk__in=[a.pk for a in assignments]).update(verdict="unneeded", closed_at=now)
        fulfilled(*assignments, now=now, by_step="settle")


def _finish(panel, *, outcome: str, why: str, now) -> None:
    """Complete the Viewflow task of the step; its flow asks the next one or closes the round."""
    round, task = panel.round, panel.task
    round.now, task.process = now, round.process
    round.process.round = round
    at = task.data["step"]
    round.said = {"outcome": outcome, "why": why, "next": quorum.onward(round.steps(), at=at, outcome=outcome)}
    task.data |= round.said  # kept in Viewflow's own history too
    activation = task.flow_task.activation_class(task)
    activation.assign(None)
    activation.start(None)
    activation.execute()
