"""A cabinet with the documents of a group that is ready to leave; and what a test looks at afterwards."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from approvals.routes import publish_first
from tests.making import fresh, trip
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.registers.models import CabinetEvent, Difference, Loan, Passport
from workflow.registers.passports import cabinet, cabinet_keys, fetching, places
from workflow.registers.passports.documents import needed_by
from workflow.rehearsal.cast import gather

BOX = "甲"


def cabinet_of(walk: Walk, *, keeper: str = "qiao") -> SimpleNamespace:
    """The documents of Gu and Zhou in slots 1 and 2, both allowed to be fetched, two days before the departure."""
    qiao = walk.cast[keeper]
    if walk.today < (day := walk.matter.starts_on - timedelta(days=2)):
        walk.move_to(day)
    made, key = cabinet_keys.set_up(name="一号柜", box=BOX, keeper=qiao, by=qiao, now=walk.now)
    group = []
    for slot, (row, _kind, found) in enumerate(needed_by(fresh(walk)), start=1):
        if row.person_id is None:
            continue
        places.place(found[0], box=BOX, slot=str(slot), by=qiao, now=walk.now)
        fetching.allow(
            found[0].pk, participant=row, purpose="exit", person=row.person, until=walk.today + timedelta(days=3), by=qiao, now=walk.now
        )
        group.append(SimpleNamespace(slot=str(slot), person=row.person.username, name=row.name, passport=found[0], participant=row))
    return SimpleNamespace(cabinet=made, key=key, group=group, walk=walk)


def event(seq: int, what: str, at: Any, **body: Any) -> dict[str, Any]:
    """An event as the port takes it."""
    return {"event_id": f"e{seq}", "seq": seq, "what": what, "at": at, "body": body}


def told(office: SimpleNamespace, facts: dict[str, Any], *, now: Any = None) -> CabinetEvent:
    """It arrives and is carried out as far as it can be; the row as it stands then."""
    now = now or office.walk.now
    row = cabinet.receive(office.cabinet, **facts, now=now)
    cabinet.apply_waiting(office.cabinet.pk, now=now)
    return CabinetEvent.objects.get(pk=row.pk)


def day_of(office: SimpleNamespace) -> list[dict[str, Any]]:
    """A day at the cabinet: both are fetched, one comes back, and a few things nobody can explain."""
    first, second = office.group
    when = [office.walk.now + timedelta(minutes=no) for no in range(8)]
    return [
        event(1, "taken", when[0], slot=first.slot, person=first.person),
        event(2, "put_back", when[1], slot=first.slot, person=first.person),
        event(3, "taken", when[2], slot=second.slot, person=second.person),
        event(4, "taken", when[3], slot=second.slot, person=second.person),
        event(5, "alarm", when[4], slot=second.slot, alarm="door_open"),
        event(6, "put_back", when[5], slot="99", person="nobody"),
        event(7, "taken", when[6], slot=first.slot, person=first.person),
    ]


def standing(office: SimpleNamespace) -> dict[str, Any]:
    """Everything that the order of arrival must not change."""
    pks = [one.passport.pk for one in office.group]
    return {
        "where": list(Passport.objects.filter(pk__in=pks).order_by("pk").values_list("pk", "where", "box", "slot")),
        "loans": list(
            Loan.objects.filter(passport__in=pks).order_by("passport", "pk").values_list(
                "passport", "purpose", "handed_to", "drawn_by__username", "returned_to__username", "drawn_on", "returned_on")
        ),
        "differences": sorted(Difference.objects.values_list("kind", "event__event_id")),
        "outcomes": list(CabinetEvent.objects.order_by("event_id").values_list("event_id", "outcome")),
        "life": list(
            Passport.objects.filter(pk__in=pks).order_by("pk", "life__pk").values_list("pk", "life__what", "life__by__username")
        ),
        "journal": list(office.walk.matter.entries.order_by("seq").values_list("step", "by__username")),
    }  # fmt: skip




def ready_today() -> Walk:
    """A group of Gu and Zhou that is ready and leaves the day after tomorrow, by the clock on the wall."""
    publish_first("delegation", ROUTE)
    cast = gather()
    starts = timezone.localdate() + timedelta(days=2)
    application = trip(cast, starts=starts, ends=starts + timedelta(days=4))
    walk = Walk(cast, timezone.now() - timedelta(days=60))
    walk.until("ready", application.model_copy(update={"members": application.members[:2]}))
    walk.now = timezone.now()
    return walk
