"""Deadlines (期限) of to-dos, in working days, and the bells that remind of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils import timezone

from approvals.calendar import add_working_days
from approvals.deputies import barred_from, deputies_of
from approvals.models import Assignment
from approvals.people import directory
from approvals.people.models import Person
from notifications.outbox import said, write
from notifications.reminders import Bell, Hanging, ring_all, silence

DUE = Bell("assignment.due", silenced_by=("decide", "errand", "settle", "withdraw"))


def due_after(days: int, *, now) -> date:
    """The last working day for something that may take that many."""
    return add_working_days(timezone.localdate(now), days)


def term(days: int, *, now) -> dict:
    """What a to-do that begins now is given: its opening, its last day, and the day on which it is escalated."""
    due_on = due_after(days, now=now)
    return {"opened_at": now, "due_on": due_on, "next_on": add_working_days(due_on, 1)}


def announce(assignment: Assignment, *, what: str, now) -> None:
    """Tell those whose turn it is, and hang up the bell for its last day and the day after."""
    announce_all([(assignment, what)], now=now)


def announce_all(opened: Sequence[tuple[Assignment, str]], *, barred: Collection[int] | None = None, now) -> None:
    """The same for all to-dos of a subject that were opened together, each with what it asks for."""
    if not opened:
        return
    subject = opened[0][0].subject
    if barred is None and any(assignment.person is None for assignment, _what in opened):
        barred = set(subject.barred_people.values_list("person_id", flat=True))
    words, bells = [], []
    named = {a: whose(a, barred=barred or (), on=timezone.localdate(now)) for a, _what in opened}
    standing_in = deputies_now(named, now=now)
    for assignment, what in opened:
        facts = {"what": what, **({"due": assignment.due_on.isoformat()} if assignment.due_on else {})}
        to = [*named[assignment], *standing_in.get(assignment, ())]
        words += said("assignment.opened", about=subject, to=to, now=now, key=f"a{assignment.pk}", **facts)
        if assignment.due_on:  # a bell outlives a deputyship: it rings for whose duty it is
            bells.append(Hanging(to=named[assignment], rungs=_rungs(assignment.due_on), key=str(assignment.pk), facts=facts))
    write(words)
    ring_all(
        subject.pk, DUE, bells, now=now, url=subject.get_absolute_url(), title=subject.title, number=subject.number or ""
    )


def _rungs(due: date) -> list[dict]:
    after = add_working_days(due, 1)
    return [{"rung": "due", "at": due}, {"rung": "overdue", "at": after, "event": "assignment.overdue"}]


def deputies_now(named: Mapping[Assignment, Collection], *, now) -> dict[Assignment, list]:
    """Who stands in now (代理) for those whose turn it is, for each decision among a subject's open to-dos.

    However many to-dos: one statement where nobody has a deputy, three where somebody has. ``named`` is by ``whose``.
    """
    asked = [a for a in named if a.panel_id and a.part != Assignment.Part.CONSULT]
    if not asked:
        return {}
    round = asked[0].panel.round
    theirs = {person.pk for assignment in asked for person in named[assignment]}
    standing = deputies_of(theirs, kind=round.route.kind, amount=round.amount, at=now)
    if not standing:
        return {}
    barred = barred_from(asked[0].subject_id, at=now)
    people = Person.objects.active().in_bulk(set().union(*standing.values()) - barred)
    return {assignment: [people[pk] for pk in _standing_in(assignment, named, standing) if pk in people] for assignment in asked}


def _standing_in(assignment: Assignment, named: Mapping[Assignment, Collection], standing: Mapping[int, set[int]]) -> list[int]:
    """The deputies of its people, in order; none who has a seat of their own on the panel."""
    seated = {other.person_id for other in named if other.panel_id == assignment.panel_id}
    own = {person.pk for person in named[assignment]}
    return sorted({pk for person in own for pk in standing.get(person, ())} - seated - own)


def whose(assignment: Assignment, *, barred: Collection[int], on: date) -> list:
    """The people an assignment waits for: its person, or those who hold its role and are not barred."""
    if assignment.person:
        return [assignment.person]
    return [p for p in directory.having_role(assignment.role, unit=assignment.unit, on=on) if p.pk not in barred]


def fulfilled(*assignments: Assignment, now, by_step: str) -> None:
    """Take the bells of closed assignments of a subject down."""
    keys = [str(assignment.pk) for assignment in assignments]
    silence(assignments[0].subject_id, DUE, key=keys, now=now, by_step=by_step)
