"""Take back (拿回) one's own decision, while nobody after has acted.

The decision stays on record and no longer counts; the same to-do is asked again of the same person. Where it had ended
the step, the round comes back to that step, and everybody else's agreement there stands.
"""

from django.utils.translation import gettext as _

from approvals.actions.held import held
from approvals.actions.settle import close_unneeded, finish, go_on
from approvals.actions.transfer import KEPT
from approvals.commit import one_commit
from approvals.deadlines import announce_all, term
from approvals.errors import NotNow, NotYours, Refusal
from approvals.models import Assignment, Decision

TAKEN_BACK = Assignment.ClosedFor.TAKEN_BACK


@one_commit()
def take_back(assignment_id: int, *, by, now) -> None:
    """Raises NotYours (somebody else's decision), NotNow (the round is over, somebody has acted on it, or it counts no more)."""
    assignment = held(assignment_id, closed=True)
    decision = Decision.objects.filter(assignment=assignment).first()
    if decision is None:
        raise NotYours(_("Only your own decision can be taken back."))
    current = _look(assignment, decision, by=by)
    _void(assignment, now=now)
    assignment.subject.note("take_back", by=by, now=now, assignment=assignment.pk, decision=decision.pk)
    if current.pk == assignment.panel.task_id:
        _ask_again(assignment, now=now)
    else:
        _step_back(current, assignment, decision, by=by, now=now)


def still_theirs(decision: Decision, *, by) -> bool:
    """Whether that person could take the decision back now; its assignment's subject, panel and round are at hand."""
    try:
        _look(decision.assignment, decision, by=by)
    except Refusal:
        return False
    return True


def _look(assignment: Assignment, decision: Decision, *, by):
    """The task asked now, in which, or just before which, the decision was given; a refusal where it must stand."""
    if by.pk not in (decision.by_id, decision.in_place_of_id):
        raise NotYours(_("Only your own decision can be taken back."))
    round = assignment.panel.round
    if round.outcome:
        raise NotNow(_("The round is over; ask the foreign-affairs office to reopen it."))
    if decision.verdict != assignment.verdict:
        raise NotNow(_("This decision does not count any more."))
    if assignment.panel.task.data["step"] is None:
        raise NotNow(_("The matter was moved to another version of its route, which does not know this step."))
    current = round.process.task_set.filter(finished=None).latest("pk")
    assignment.subject.deciding(_stage(round, current))
    _nobody_after_has_acted(assignment, current)
    return current


def _stage(round, task) -> str:
    return round.stage_of(task.data["step"])


def _nobody_after_has_acted(assignment: Assignment, current) -> None:
    """In my step: nobody whose turn came by me. Beyond it: it led right to the step asked now, and nobody there has acted."""
    acted = Decision.objects.filter(assignment__panel__round=assignment.panel.round)
    if assignment.panel.task_id != current.pk:
        between = assignment.panel.round.panels.filter(task__gt=assignment.panel.task_id).exclude(task=current.pk)
        if between.exists() or acted.filter(assignment__panel__task=current.pk).exists():
            raise NotNow(_("Somebody after you has acted already; your decision can no longer be taken back."))
        return
    followers = [assignment.pk]
    while followers:
        followers = list(Assignment.objects.filter(after__in=followers).values_list("pk", flat=True))
        if acted.filter(assignment__in=followers).exists():
            raise NotNow(_("Somebody after you has acted already; your decision can no longer be taken back."))


def _void(assignment: Assignment, *, now) -> None:
    assignment.verdict, assignment.closed_for = "void", TAKEN_BACK
    assignment.save(update_fields=["verdict", "closed_for"])


def _ask_again(assignment: Assignment, *, now) -> None:
    """The same seat anew, and those that were closed because the panel was settled; who came after waits again."""
    panel = assignment.panel
    theirs = Assignment.objects.filter(panel=panel.pk, verdict="unneeded", closed_for__in=["settled", "refused"])
    closed = list(theirs) if panel.outcome else []
    again = [_copy(old, now=now) for old in [assignment, *closed]]
    Assignment.objects.bulk_create(again)
    for old, new in zip([assignment, *closed], again, strict=True):
        waiting = Assignment.objects.open().filter(after=old)
        waiting.update(after=new, waits=True, next_on=None)
    panel.outcome, panel.ended_at, panel.took = "", None, None
    panel.save(update_fields=["outcome", "ended_at", "took"])
    announce_all([(a, panel.phase.name) for a in again if not a.waits], now=now)


def _copy(old: Assignment, *, now) -> Assignment:
    begins = term(old.panel.phase.days, now=now, paused=bool(old.panel.paused_at))
    kept = {name: getattr(old, name) for name in KEPT} | begins
    new = Assignment(person=old.person, role=old.role, unit_id=old.unit_id, claimed_at=old.claimed_at, handed_from=old, **kept)
    new.waits = old.waits and old.after_id is not None
    return new


def _step_back(current, assignment: Assignment, decision: Decision, *, by, now) -> None:
    """End the step asked now, in which nobody has acted, and go back to mine; what a return had voided counts again."""
    open_now = Assignment.objects.open().filter(panel__task=current)
    close_unneeded(open_now, closed_for=TAKEN_BACK, by=by, now=now)
    current.panels.filter(outcome="").update(outcome="unneeded", ended_at=now)
    then = assignment.panel.task.data.get("then")
    if decision.verdict == "return":
        _restore(decision)
    back = {"step": assignment.panel.task.data["step"], "then": then, "keep": True}
    finish(assignment.panel.round, current.pk, outcome="taken_back", why="", now=now, onward=back)
    go_on(assignment.panel.round, now=now)


def _restore(decision: Decision) -> None:
    Assignment.objects.filter(pk__in=decision.source.get("voided", [])).update(verdict="agree", closed_for="", closed_by=None)
