"""Escalate (逾期升级): the bells have rung, the day is over; then the superior is told, then what the route says happens.

Each rung once, whoever scans and however often: the day of the next rung stands in the to-do's own row, and the subject
is held while it is climbed. Silence is agreement only where the route says so in words, and then it is written down as
what it is: no decision of anybody.
"""

import logging
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from approvals import superiors
from approvals.actions.convene import fresh
from approvals.actions.held import deciding, held
from approvals.actions.settle import settle
from approvals.commit import one_commit
from approvals.deadlines import announce_all, due_after, fulfilled, next_rung_on, whose
from approvals.deputies import barred_from
from approvals.errors import NotComplete, NotNow
from approvals.models import Assignment, Phase
from notifications.faults import point
from notifications.outbox import tell

TOLD, DONE = 1, 2  # the rungs of Assignment.rung
MOST_NAMES = 4
SAME = ("part", "weight", "after", "asked_by", "question")  # as of the seat, whoever sits on it
ENDED = ["verdict", "closed_at", "closed_for", "rung", "next_on"]

logger = logging.getLogger(__name__)


def due(now) -> QuerySet[Assignment]:
    """The to-dos of rounds whose next rung is due."""
    return Assignment.objects.asked().filter(panel__isnull=False, panel__paused_at=None, next_on__lte=timezone.localdate(now))


def pass_over(*, now) -> int:
    """After a restore: what is due was perhaps climbed in the days that were lost, so all get a working day, in silence."""
    late = list(due(now).values_list("pk", flat=True))
    return Assignment.objects.filter(pk__in=late).update(next_on=due_after(1, now=now))


def escalate_due(*, now, limit: int = 200) -> int:
    """Climb the rungs that are due, each to-do in a commit of its own; how many were climbed.

    What is locked, settled or halted meanwhile is left; a failure stops none of the others and is raised at the end.
    """
    climbed, failure = 0, None
    for pk in list(due(now).order_by("next_on", "pk").values_list("pk", flat=True)[:limit]):
        try:
            climbed += escalate(pk, now=now)
        except NotNow:
            continue
        except Exception as error:
            logger.exception("To-do %s cannot be escalated.", pk)
            failure = failure or error
        point("between-two-escalations")
    if failure:
        raise failure
    return climbed


@one_commit()
def escalate(assignment_id: int, *, now) -> bool:
    """The next rung of one to-do, if it is due; raises NotNow when it is settled, halted or held by somebody else."""
    assignment = held(assignment_id)
    if not _is_due(assignment, now=now):
        return False
    deciding(assignment)
    barred = barred_from(assignment.subject_id, at=now)
    (_tell_superior if assignment.rung < TOLD else _lapse)(assignment, barred=barred, now=now)
    point("between-escalation-and-commit")
    return True


def _is_due(assignment: Assignment, *, now) -> bool:
    running = assignment.panel is not None and not assignment.panel.paused_at and not assignment.waits
    return running and assignment.next_on is not None and assignment.next_on <= timezone.localdate(now)


def _tell_superior(assignment: Assignment, *, barred: set[int], now) -> None:
    phase, today = assignment.panel.phase, timezone.localdate(now)
    to = superiors.above(assignment, barred=barred, on=today) or superiors.office(barred=barred, on=today)
    assignment.rung = TOLD
    assignment.next_on = next_rung_on(assignment, now=now)
    assignment.save(update_fields=["rung", "next_on"])
    told = [person.pk for person in to]
    assignment.subject.note("escalate", by=None, now=now, assignment=assignment.pk, phase=phase.code, told=told)
    who = [person.name for person in whose(assignment, barred=barred, on=today)][:MOST_NAMES]
    tell(
        "assignment.escalated", about=assignment.subject, to=to, now=now, key=f"a{assignment.pk}", what=phase.name, who=who,
        due=assignment.due_on, on=assignment.next_on, then=phase.late if assignment.next_on else "",
    )  # fmt: skip


def _lapse(assignment: Assignment, *, barred: set[int], now) -> None:
    """Nobody answered: what the route says."""
    late = assignment.panel.phase.late
    if late == Phase.Late.AGREE and _silence_agrees(assignment, now=now):
        _count_as_agreed(assignment, barred=barred, now=now)
    else:
        _hand_over(assignment, barred=barred, now=now, upwards=late == Phase.Late.SUPERIOR)


def _silence_agrees(assignment: Assignment, *, now) -> bool:
    """Only of a seat of the route whose words say so, on the very version asked about, with the evidence it needs."""
    panel, subject = assignment.panel, assignment.subject
    phase = panel.phase
    if not phase.late_words.strip() or panel.stopped or assignment.part != Assignment.Part.SEAT:
        return False
    if panel.round.digest != subject.digest:
        return False
    try:
        if phase.evidence:
            subject.evidence(phase.evidence, today=timezone.localdate(now))
    except NotComplete:
        return False
    return True


def _count_as_agreed(assignment: Assignment, *, barred: set[int], now) -> None:
    words = assignment.panel.phase.late_words
    _end(assignment, verdict=Assignment.Verdict.AGREE, now=now)
    _note(assignment, "agree", now=now, words=words)
    _tell_those_asked(assignment, barred=barred, now=now, words=words)
    settle(assignment.panel.round, assignment.panel.task_id, now=now)


def _hand_over(assignment: Assignment, *, barred: set[int], now, upwards: bool) -> None:
    """To the superior, who cannot be found to the office, which keeps what it has already."""
    seat = _instead(assignment, barred=barred, now=now, upwards=upwards)
    if seat is None:
        assignment.rung, assignment.next_on = DONE, None
        assignment.save(update_fields=["rung", "next_on"])
        _note(assignment, "waits", now=now)
        return
    _end(assignment, verdict=Assignment.Verdict.UNNEEDED, now=now)
    same = {name: getattr(assignment, name) for name in SAME}
    heir = fresh(assignment.panel, now=now, handed_from=assignment, **same, **seat)
    heir.save()
    assignment.followers.filter(closed_at=None).update(after=heir)
    _note(assignment, "superior" if heir.person else "office", now=now, to=heir.pk)
    _tell_those_asked(assignment, barred=barred, now=now)
    announce_all([(heir, assignment.panel.phase.name)], barred=barred, now=now)


def _instead(assignment: Assignment, *, barred: set[int], now, upwards: bool) -> dict[str, Any] | None:
    """The seat of who is asked instead; nobody who sat on the panel before is asked again. None: it stays.

    A phase for which nobody was found waits until the office names a signer; no clock names one.
    """
    panel, today = assignment.panel, timezone.localdate(now)
    if panel.stopped and assignment.handed_from_id is None:
        return None
    asked = {person for person in panel.assignments.values_list("person", flat=True) if person}
    found = superiors.above(assignment, barred=barred | asked, on=today) if upwards else []
    found = found or superiors.heads_of_office(panel.phase.office, but=barred | asked, on=today)
    if found:
        return {"person": found[0]}
    fallback = settings.APPROVALS_FALLBACK_ROLE
    return None if (assignment.role, assignment.unit_id) == (fallback, None) else {"role": fallback}


def _end(assignment: Assignment, *, verdict: str, now) -> None:
    assignment.verdict, assignment.closed_at, assignment.closed_for = verdict, now, Assignment.ClosedFor.LAPSED
    assignment.rung, assignment.next_on = DONE, None
    assignment.save(update_fields=ENDED)
    fulfilled(assignment, now=now, by_step="lapse")


def _note(assignment: Assignment, went: str, *, now, **facts) -> None:
    phase = assignment.panel.phase
    assignment.subject.note("lapse", by=None, now=now, assignment=assignment.pk, phase=phase.code, went=went, **facts)


def _tell_those_asked(assignment: Assignment, *, barred: set[int], now, words: str = "") -> None:
    """Who did not answer hears what became of it."""
    to = whose(assignment, barred=barred, on=timezone.localdate(now))
    what = assignment.panel.phase.name
    tell("assignment.lapsed", about=assignment.subject, to=to, now=now, key=f"a{assignment.pk}", what=what, words=words)
