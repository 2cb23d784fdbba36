"""The inbox (待办): one query on assignments, for signatures and errands alike, of one's own and of whom one stands in for."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from approvals.asked import remembered
from approvals.deputies import Desk, Mandate, barred_from, desk_of, hold, instant
from approvals.models import Assignment, Barred, Panel
from approvals.people import directory
from approvals.people.models import Person

Role = tuple[str, int | None]


def waiting(person, *, on: date | None = None, now: datetime | None = None):
    """Everything that waits for that person, urgent first: own, claimed, in the queues of their roles.

    What waits for those they stand in for is among it (代理), as far as the mandate goes: decisions alone, neither duties
    nor advice, none that they are barred from, none on a panel where they have a voice already.
    """
    on = on or timezone.localdate(now)
    desk = desk_of(person, at=now or instant(on))
    return Assignment.objects.asked().filter(_own(person, desk) | stood_for(person, desk)).urgent_then_due().select_related(
        "subject__owner", "subject__unit", "panel__phase", "panel__round__route", "person"
    )


@remembered
def waiting_count(person, *, on: date | None = None) -> int:
    """How many to-dos wait; counts open rows only."""
    return waiting(person, on=on).order_by().count()


def _own(person, desk: Desk) -> Q:
    return Q(person=person) | _in_queues(desk.roles) & ~_barred(desk)


def stood_for(person, desk: Desk) -> Q:
    """What waits for those the person stands in for; see ``waiting``."""
    theirs = Q(pk=None)
    for mandate in desk.mandates:
        theirs |= (Q(person=mandate.principal) | _in_queues(mandate.roles)) & _within(mandate)
    heard = Q(Exists(voices(person).filter(panel=OuterRef("panel"))))
    return theirs & Q(panel__isnull=False) & ~Q(part=Assignment.Part.CONSULT) & ~_barred(desk) & ~heard


def _in_queues(roles: Iterable[Role]) -> Q:
    """Unclaimed to-dos of these roles; a role in the whole school reaches every unit's queue."""
    whole = [role for role, unit in roles if unit is None]
    queues = Q(role__in=whole)
    for role, unit in roles:
        queues |= Q(role=role, unit=unit) if unit is not None else Q(pk=None)
    return Q(person=None) & queues


def _within(mandate: Mandate) -> Q:
    """Decisions of the mandate's kinds and amounts; asked apart, so that the open ones are found by their index."""
    within = mandate.rounds("round__")
    return Q(Exists(Panel.objects.filter(within, pk=OuterRef("panel")))) if within else Q()


def _barred(desk: Desk) -> Q:
    return Q(Exists(Barred.objects.filter(subject=OuterRef("subject"), person__in=desk.bars)))


def voices(person):
    """Seats on which that person has spoken, may speak or is spoken for: nobody has two voices on a panel (一人一票)."""
    theirs = Q(person=person) | Q(decision__by=person)
    return Assignment.objects.order_by().seats().filter(theirs, panel__isnull=False).exclude(verdict__in=["void", "unneeded"])


def acting_for(assignment: Assignment, person, *, now: datetime) -> Person | None:
    """In whose name that person may do it: their own, or that of whom they stand in for (代); None where it waits for others.

    ``barred`` is asked apart. Own to-dos cost no statement, those of an own role's queue one. Of a deputy the deputyship
    is held: whoever ends it meanwhile comes after this transaction.
    """
    if addressed(assignment, person, on=timezone.localdate(now)):
        return person
    if not is_decision(assignment) or assignment.waits:
        return None
    hold(person, at=now)
    mandate = _mandate(assignment, desk_of(person, at=now))
    if mandate is None or voices(person).filter(panel=assignment.panel_id).exclude(pk=assignment.pk).exists():
        return None
    return assignment.person or Person.objects.get(pk=mandate.principal)


def in_place_of(assignment: Assignment, person, *, on: date) -> str:
    """The name in whose place that person finds it in the inbox; empty where it is their own. Its round's route is loaded."""
    if not is_decision(assignment) or assignment.person_id == person.pk:
        return ""
    desk = desk_of(person, at=instant(on))
    if in_queue(assignment, desk.roles):
        return ""
    mandate = _mandate(assignment, desk)
    return mandate.name if mandate else ""


def is_decision(assignment: Assignment) -> bool:
    """Neither a duty nor advice: a deputy may do it."""
    return assignment.panel_id is not None and assignment.part != Assignment.Part.CONSULT


def _mandate(assignment: Assignment, desk: Desk) -> Mandate | None:
    holders = [m.principal for m in desk.mandates if in_queue(assignment, m.roles)]
    principals = [assignment.person_id] if assignment.person_id else holders
    return desk.mandate_for(principals, kind=assignment.panel.round.route.kind, amount=assignment.panel.round.amount)


def may_act(assignment: Assignment, person, *, now: datetime) -> bool:
    """Whether that open assignment waits for that person in their own name."""
    on = timezone.localdate(now)
    return addressed(assignment, person, on=on) and (assignment.person_id is not None or not barred(assignment, person, now=now))


def addressed(assignment: Assignment, person, *, on: date) -> bool:
    """Whether it is that person's, or in a queue of their roles; ``barred`` is asked apart."""
    if assignment.person_id is not None:
        return assignment.person_id == person.pk
    return in_queue(assignment, directory.roles_of(person, on=on))


def in_queue(assignment: Assignment, roles: Iterable[Role]) -> bool:
    """Whether nobody has claimed it and it waits for one of these roles."""
    queues = ((role, unit) for role, unit in roles if assignment.person_id is None)
    return any(role == assignment.role and unit in (None, assignment.unit_id) for role, unit in queues)


def barred(assignment: Assignment, person, *, now: datetime) -> bool:
    """Whether the person may not decide the subject (回避): it concerns them, or somebody they stand in for."""
    return person.pk in barred_from(assignment.subject_id, at=now)
