"""Deadlines (期限) of to-dos, in working days, and the bells that remind of them.

Who opens a to-do gives it its ``term``; the first working day after the last one is its first rung
(``approvals.actions.escalate``). While its panel is paused (``approvals.actions.pause``) it has no date, but days left.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from approvals.calendar import add_working_days, working_days_between
from approvals.deputies import barred_from, deputies_of
from approvals.models import Assignment, Phase
from approvals.people import directory
from approvals.people.models import Person
from notifications.outbox import said, write
from notifications.reminders import Bell, Hanging, ring_all, silence

DUE = Bell("assignment.due", silenced_by=("decide", "errand", "settle", "withdraw", "lapse", "pause"))


def due_after(days: int, *, now) -> date:
    """The last working day for something that may take that many."""
    return add_working_days(timezone.localdate(now), days)


def escalates_on(due_on: date) -> date:
    """The first working day after the last one: then the superior is told."""
    return add_working_days(due_on, 1)


def term(days: int, *, now, paused: bool = False) -> dict[str, Any]:
    """What a to-do that begins now is given: its opening, its last day, the day of its first rung.

    On a paused panel no time runs: the days are kept until it goes on.
    """
    begun = {"opened_at": now, "rung": 0, "due_on": None, "next_on": None, "days_left": days}
    if paused:
        return begun
    due_on = due_after(days, now=now)
    return begun | {"due_on": due_on, "next_on": escalates_on(due_on), "days_left": None}


def next_rung_on(assignment: Assignment, *, now) -> date | None:
    """The day of its next rung, None when there is none: who is told gets a working day before the route goes on."""
    phase = assignment.panel.phase if assignment.panel else None
    if phase is None or assignment.due_on is None:
        return None
    if assignment.rung == 0:
        return escalates_on(assignment.due_on)
    if assignment.rung == 1 and phase.late != Phase.Late.NOTHING and assignment.part != Assignment.Part.CONSULT:
        return max(add_working_days(assignment.due_on, phase.late_days), due_after(1, now=now))
    return None


def days_taken(opened_at: datetime, ended_at: datetime) -> int:
    """Working days from one instant to another (用时); 0 for what was done the same day."""
    return max(0, working_days_between(timezone.localdate(opened_at), timezone.localdate(ended_at)))


def announce_all(opened: Sequence[tuple[Assignment, str]], *, barred: Collection[int] | None = None, now) -> None:
    """Tell those whose turn it is in each to-do of a subject that was opened, by what it asks for, and hang up its bells."""
    if not opened:
        return
    subject = opened[0][0].subject
    if barred is None and any(assignment.person is None for assignment, _what in opened):
        barred = barred_from(subject.pk, at=now)
    named = {a: whose(a, barred=barred or (), on=timezone.localdate(now)) for a, _what in opened}
    standing_in = deputies_now(named, now=now)
    asked = [(a, named[a], _facts(a, what)) for a, what in opened]
    words = [
        said("assignment.opened", about=subject, to=[*to, *standing_in.get(a, ())], now=now, key=f"a{a.pk}", **facts)
        for a, to, facts in asked
    ]
    write([word for each in words for word in each])
    _hang(subject, asked, now=now)  # a bell outlives a deputyship: it rings for whose duty it is


def hang_again(subject, resumed: Sequence[Assignment], *, barred: Collection[int], now) -> None:
    """Hang the bells of to-dos whose time runs again; nobody is told a second time that they are asked."""
    today = timezone.localdate(now)
    _hang(subject, [(a, whose(a, barred=barred, on=today), _facts(a, a.panel.phase.name)) for a in resumed], now=now)


def _facts(assignment: Assignment, what: str) -> dict[str, str]:
    return {"what": what, **({"due": assignment.due_on.isoformat()} if assignment.due_on else {})}


def _hang(subject, asked: Sequence[tuple[Assignment, list, dict]], *, now) -> None:
    bells = [
        Hanging(to=to, rungs=_rungs(assignment.due_on), key=str(assignment.pk), facts=facts)
        for assignment, to, facts in asked
        if assignment.due_on
    ]
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
