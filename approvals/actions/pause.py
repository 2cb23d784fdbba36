"""Pause (停表): while an outside authority has the matter (送上级机关), or it is suspended, no deadline runs.

What is left is kept in working days and runs again from the day it comes back: never less than one. Deciding is
possible all the while; the permit may come in before anybody says that the papers are back.
"""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import inbox
from approvals.actions.held import deciding, held
from approvals.calendar import working_days_between
from approvals.commit import one_commit
from approvals.deadlines import due_after, fulfilled, hang_again, next_rung_on
from approvals.deputies import barred_from
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Panel
from approvals.people import directory

TIMES = ["due_on", "next_on", "days_left"]


@one_commit()
def send_outside(assignment_id: int, *, by, why: str, now) -> Assignment:
    """An outside authority has the matter from now on (送上级机关); ``why`` says which, and with what letter.

    Raises NotYours for other people's to-dos, NotNow where the phase stays in the school or it is outside already,
    NotComplete without the authority.
    """
    assignment, panel = _outside(assignment_id, by=by, now=now)
    if panel.paused_at:
        raise NotNow(_("It is with the outside authority already; record when it comes back."))
    if not why.strip():
        raise NotComplete(_("Say which authority has it, and with what letter it was sent."))
    pause([panel], now=now)
    facts = {"assignment": assignment.pk, "phase": panel.phase.code, "why": why.strip()}
    assignment.subject.note("send_outside", by=by, now=now, **facts)
    assignment.refresh_from_db(fields=TIMES)
    return assignment


@one_commit()
def came_back(assignment_id: int, *, by, now) -> Assignment:
    """The outside authority has answered: the time that was left runs again.

    Raises NotYours for other people's to-dos, NotNow where it is not outside.
    """
    assignment, panel = _outside(assignment_id, by=by, now=now)
    if not panel.paused_at:
        raise NotNow(_("It is not with an outside authority."))
    resume(assignment.subject, [panel], now=now)
    facts = {"assignment": assignment.pk, "phase": panel.phase.code}
    assignment.subject.note("came_back", by=by, now=now, **facts)
    assignment.refresh_from_db(fields=TIMES)
    return assignment


def pause_all(subject, *, now) -> None:
    """The held subject is suspended: what runs stands still; what is outside already stays so."""
    pause(list(_asked(subject).filter(paused_at=None)), now=now)


def resume_all(subject, *, since: datetime, now) -> None:
    """The held subject goes on: what stood still ``since`` it was suspended runs again."""
    resume(subject, list(_asked(subject).filter(paused_at__gte=since)), now=now)


def pause(panels: Collection[Panel], *, now) -> None:
    """Stop the time of held panels: dates become days left, bells and rungs are taken down."""
    for panel in panels:
        panel.paused_at = now
    Panel.objects.bulk_update(panels, ["paused_at"])
    running = list(Assignment.objects.asked().filter(panel__in=panels).exclude(due_on=None))
    for each in running:
        each.days_left = max(0, working_days_between(timezone.localdate(now), each.due_on))
        each.due_on = each.next_on = None
    Assignment.objects.bulk_update(running, TIMES)
    if running:
        fulfilled(*running, now=now, by_step="pause")


def resume(subject, panels: Collection[Panel], *, now) -> None:
    """Let the time of held panels run again; rungs that were climbed are not climbed twice."""
    for panel in panels:
        panel.paused_at = None
    Panel.objects.bulk_update(panels, ["paused_at"])
    kept = Assignment.objects.asked().filter(panel__in=panels).exclude(days_left=None)
    standing = list(kept.select_related("panel__phase", "person", "unit"))
    for each in standing:
        each.due_on, each.days_left = due_after(max(1, each.days_left or 0), now=now), None
        each.next_on = next_rung_on(each, now=now)
    Assignment.objects.bulk_update(standing, TIMES)
    if standing:
        hang_again(subject, standing, barred=barred_from(subject.pk, at=now), now=now)


def _asked(subject):
    return Panel.objects.filter(round__subject=subject.pk, round__outcome="", outcome="")


def _outside(assignment_id: int, *, by, now) -> tuple[Assignment, Panel]:
    """The held to-do of a phase that an outside authority may have; raises unless ``by`` may send and fetch it."""
    assignment, today = held(assignment_id), timezone.localdate(now)
    if assignment.panel is None or not assignment.panel.phase.outside:
        raise NotNow(_("This is decided in the school; no outside authority has it."))
    of_office = directory.has_role(by, settings.APPROVALS_FALLBACK_ROLE, on=today)
    if by.pk in barred_from(assignment.subject_id, at=now) or not (of_office or inbox.may_act(assignment, by, now=now)):
        raise NotYours(_("Only who decides this or the foreign-affairs office sends it outside."))
    deciding(assignment)
    return assignment, assignment.panel
