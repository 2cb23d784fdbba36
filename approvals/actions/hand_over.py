"""Hand over (离职交接): everything open of somebody who leaves goes to a successor, each to-do in a commit of its own."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import seating
from approvals.actions.appoint_deputy import may_care
from approvals.actions.end_deputyship import close
from approvals.actions.held import held
from approvals.actions.signers import must_be_free
from approvals.actions.transfer import hand_on
from approvals.commit import one_commit
from approvals.deadlines import announce_all
from approvals.deputies import barred_from
from approvals.errors import NotComplete, NotNow, NotYours, Refusal
from approvals.models import Assignment, Deputyship
from approvals.people import directory
from approvals.people.models import Person, Role


class Handed(NamedTuple):
    """What became of one to-do: ``to`` is a person or a queue; where it was not ``ok``, ``why`` says what hindered it."""

    assignment: Assignment
    to: str
    ok: bool
    why: str = ""


def open_of(leaver: Person):
    """Everything open that waits for that person by name: decisions, duties, and what they claimed."""
    found = Assignment.objects.open().filter(person=leaver).order_by("due_on", "id")
    return found.select_related("subject__owner", "subject__unit", "panel__phase")


def hand_over(
    leaver: Person, *, to: Person, by, now: datetime, name_of: Callable[[Assignment], str] = str
) -> list[Handed]:  # fmt: skip
    """One result a to-do, the deputyships of and by the leaver ended. Run again it goes on with what is left.

    Whom a matter concerns, or who sits on the panel already, is passed over: it goes back to its queue, else to whom
    the phase names when its signer is concerned. Roles and posts are not moved. Raises NotYours unless ``by`` is an
    administrator or of the foreign-affairs office, NotComplete for a successor who cannot be one. ``name_of`` says what
    a to-do asks for.
    """
    _look(leaver, to, by=by, now=now)
    done = []
    for assignment in open_of(leaver):
        try:
            heir = _hand_one(assignment.pk, leaver, to=to, by=by, now=now, name_of=name_of)
            done.append(Handed(assignment, heir, ok=True))
        except Refusal as refusal:
            done.append(Handed(assignment, "", ok=False, why=str(refusal)))
    _end_deputyships(leaver, by=by, now=now)
    return done


def _look(leaver: Person, to: Person, *, by, now: datetime) -> None:
    if not may_care(by, on=timezone.localdate(now)):
        raise NotYours(_("Only the office or an administrator hands over what somebody leaves behind."))
    if to.pk == leaver.pk:
        raise NotComplete(_("Choose somebody else than who leaves."))
    if not to.is_active:
        raise NotComplete(_("The account of %(name)s is closed; choose somebody who is there.") % {"name": to})


@one_commit()
def _hand_one(assignment_id: int, leaver: Person, *, to: Person, by, now: datetime, name_of: Callable) -> str:
    """Close it and open the same for somebody else, with the days that are left; the answer says for whom."""
    old = held(assignment_id)
    if old.person_id != leaver.pk:
        raise NotNow(_("It has left that desk already."))
    heir = hand_on(old, by=by, now=now, **_heir(old, leaver, to, now=now))
    old.subject.note("hand_over", by=by, now=now, assignment=old.pk, heir=heir.pk, leaver=leaver.pk, to=heir.person_id)
    if not heir.waits:
        announce_all([(heir, name_of(heir))], now=now)
    if heir.person:
        return str(heir.person)
    return _("the queue of: %(role)s") % {"role": dict(Role.choices).get(heir.role, heir.role)}


def _heir(old: Assignment, leaver: Person, to: Person, *, now: datetime) -> dict:
    """The successor; where they may not sign, the queue it was claimed from, else whom the phase names instead."""
    queue = {"role": old.role, "unit": old.unit}
    try:
        if old.panel:
            must_be_free(old, to, now=now)
        return {"to": to, **queue}
    except NotComplete:
        sitting = Assignment.objects.open().filter(panel=old.panel, person__isnull=False)
        passed_over = barred_from(old.subject_id, at=now) | {leaver.pk, to.pk, *sitting.values_list("person_id", flat=True)}
        on = timezone.localdate(now)
        if any(p.pk not in passed_over for p in directory.having_role(old.role, unit=old.unit, on=on)):
            return queue
        seat = seating.seats(old.panel.phase, old.panel.round.facts, barred=passed_over, on=on).seats[0]
        return {"to": seat.person, "role": seat.role, "unit": seat.unit}


def _end_deputyships(leaver: Person, *, by, now: datetime) -> None:
    theirs = Deputyship.objects.to_come(now).filter(Q(principal=leaver) | Q(deputy=leaver))
    with one_commit():
        for deputyship in theirs.select_for_update(of=("self",)).select_related("principal", "deputy"):
            close(deputyship, by=by, now=now)
