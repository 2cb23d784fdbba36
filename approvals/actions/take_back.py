"""Take back (拿回) one's own decision, while nobody after has acted.

The decision stays on record and no longer counts, wherever it stood since; the same to-do is asked again of the same
person. Where it had ended the step, the round comes back to that step, and everybody else's agreement there stands. A
panel whose outcome is certain without it is settled again at once.
"""

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _

from approvals.actions.held import held
from approvals.actions.settle import close_unneeded, finish, go_on, settle
from approvals.actions.transfer import KEPT
from approvals.commit import one_commit
from approvals.deadlines import announce_all, term
from approvals.deputies import barred_from
from approvals.errors import NotNow, NotYours, Refusal
from approvals.models import Assignment, Decision

TAKEN_BACK, STANDS = Assignment.ClosedFor.TAKEN_BACK, Assignment.ClosedFor.STANDS


@one_commit()
def take_back(assignment_id: int, *, by, now) -> None:
    """Raises NotYours (somebody else's decision, or they are barred), NotNow (the round is over, somebody has acted on it,
    or it counts no more)."""
    assignment = held(assignment_id, closed=True)
    decision = Decision.objects.filter(assignment=assignment).first()
    if decision is None:
        raise NotYours(_("Only your own decision can be taken back."))
    mine, current = _look(assignment, decision, by=by)
    barred = barred_from(assignment.subject_id, at=now)
    if barred & {by.pk, mine.person_id}:
        raise NotYours(_("You take part in this matter, so you cannot decide on it."))
    _void(assignment, decision, mine)
    assignment.subject.note("take_back", by=by, now=now, assignment=assignment.pk, decision=decision.pk)
    if current.pk == mine.panel.task_id:
        _ask_again(mine, barred=barred, now=now)
        settle(mine.panel.round, current.pk, by=by, now=now)
    else:
        _step_back(current, mine, decision, by=by, now=now)


def still_theirs(decision: Decision, *, by) -> bool:
    """Whether that person could take the decision back now; its assignment's subject, panel and round are at hand."""
    try:
        _look(decision.assignment, decision, by=by)
    except Refusal:
        return False
    return True


def _look(assignment: Assignment, decision: Decision, *, by):
    """The to-do it answers now, and the task asked now, in which or just before which that is; a refusal where it must stand."""
    if by.pk not in (decision.by_id, decision.in_place_of_id):
        raise NotYours(_("Only your own decision can be taken back."))
    if decision.verdict != assignment.verdict:
        raise NotNow(_("This decision does not count any more."))
    mine = _where_it_stands(assignment, decision)
    round = mine.panel.round
    if round.outcome:
        raise NotNow(_("The round is over; ask the foreign-affairs office to reopen it."))
    if mine.panel.task.data["step"] is None:
        raise NotNow(_("The matter was moved to another version of its route, which does not know this step."))
    current = round.process.task_set.filter(finished=None).latest("pk")
    mine.subject.deciding(_stage(round, current))
    _nobody_after_has_acted(mine, current)
    return mine, current


def _where_it_stands(assignment: Assignment, decision: Decision) -> Assignment:
    """Its own to-do, or where the step was asked again since, the newest in which it stands."""
    standing = decision.standing.filter(panel__phase__code=assignment.panel.phase.code).order_by("pk")
    newest = standing.select_related("panel__phase", "panel__round", "panel__task").last()
    if newest is None:
        return assignment
    newest.subject = newest.panel.round.subject = assignment.subject
    return newest


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


def _void(assignment: Assignment, decision: Decision, mine: Assignment) -> None:
    """It counts no more, nor does any to-do in which it stood since."""
    Assignment.objects.filter(pk=assignment.pk).update(verdict="void", closed_for=TAKEN_BACK)
    decision.standing.update(verdict="void", closed_for=TAKEN_BACK)
    mine.verdict, mine.closed_for = "void", TAKEN_BACK


def _ask_again(assignment: Assignment, *, barred: set[int], now) -> None:
    """The same seat anew, and those that were closed because the panel was settled; who came after waits again."""
    panel = assignment.panel
    settled = Assignment.objects.filter(panel=panel.pk, verdict="unneeded", closed_for="settled", handed_to=None)  # once each
    closed = list(settled) if panel.outcome else []
    again = {old.pk: _copy(old, barred=barred, now=now) for old in [assignment, *closed]}
    Assignment.objects.bulk_create(again.values())
    for old, new in again.items():
        if new.after_id in again:
            new.after, new.waits, new.next_on = again[new.after_id], True, None
        Assignment.objects.open().filter(after=old).update(after=new, waits=True, next_on=None)
    Assignment.objects.bulk_update(again.values(), ["after", "waits", "next_on"])
    panel.outcome, panel.ended_at, panel.took = "", None, None
    panel.save(update_fields=["outcome", "ended_at", "took"])
    announce_all([(new, panel.phase.name) for new in again.values() if not new.waits], now=now)


def _copy(old: Assignment, *, barred: set[int], now) -> Assignment:
    """The same seat; whom the matter has come to concern since keeps it, and the day on which they got it."""
    begins = term(old.panel.phase.days, now=now, paused=bool(old.panel.paused_at))
    kept = {name: getattr(old, name) for name in KEPT} | begins
    if old.person_id in barred:
        kept["opened_at"] = old.opened_at
    return Assignment(person=old.person, role=old.role, unit_id=old.unit_id, claimed_at=old.claimed_at, handed_from=old, **kept)


def _step_back(current, assignment: Assignment, decision: Decision, *, by, now) -> None:
    """End the step asked now, in which nobody has acted, and go back to mine; what a return had voided counts again."""
    open_now = Assignment.objects.open().filter(panel__task=current)
    close_unneeded(open_now, closed_for=TAKEN_BACK, by=by, now=now)
    current.panels.filter(outcome="").update(outcome="unneeded", ended_at=now)
    round, asked = assignment.panel.round, assignment.panel.task.data
    if decision.verdict == "return":
        _restore(decision)
    back = {"step": asked["step"], "then": asked.get("then"), "keep": True}
    finish(round, current.pk, outcome="taken_back", why="", now=now, onward=back)
    go_on(round, now=now)


def _restore(decision: Decision) -> None:
    voided = Assignment.objects.filter(pk__in=decision.source.get("voided", []))
    why = Case(When(stands__isnull=False, then=Value(STANDS.value)), default=Value(""))
    voided.update(verdict="agree", closed_for=why, closed_by=None)
