"""A group of three on its way to Japan, made by hand: what the duties need of a matter, and no more."""

from datetime import UTC, date, datetime
from itertools import count
from types import SimpleNamespace

from django.db import transaction

from approvals.people.models import Person, Role, RoleGrant, Unit
from workflow.core import journal
from workflow.core.canonical import canonical_json, digest
from workflow.core.models import Attachment, Matter, Participant, Revision
from workflow.registers.national import NATIONAL

STARTS, ENDS = date(2027, 3, 10), date(2027, 3, 14)
LIMITS = NATIONAL
_number = count(1)


def at(year: int, month: int, day: int) -> datetime:
    """Noon of that day in China."""
    return datetime(year, month, day, 4, tzinfo=UTC)


def person(name: str) -> Person:
    return Person.objects.create_user(f"{next(_number):06d}", name)


def matter_of(owner: Person, unit: Unit, *, places=("JP",)) -> Matter:
    """A draft and its first entry in one transaction, as the database asks."""
    with transaction.atomic():
        now = at(2027, 1, 4)
        matter = Matter.objects.create(
            kind="delegation", title="赴日本参加学术会议", owner=owner, unit=unit, starts_on=STARTS, ends_on=ENDS,
            places=list(places), created_at=now, changed_at=now, limits_on=date(2027, 1, 4),
        )
        journal.record(matter, "begin", source="draft", by=owner, now=now, facts={})
    return matter


def revise(matter: Matter, content: dict, *, now: datetime) -> Revision:
    """Submit a content: a new revision, even of the same words."""
    text = canonical_json(content)
    revision = Revision.objects.create(
        matter=matter, no=matter.revisions.count() + 1, canonical=text, digest=digest(text), made_at=now,
        by=matter.owner,
    )
    matter.revision = revision
    matter.save(update_fields=["revision"])
    return revision


def paper_of(matter: Matter, name: str = "公示.png") -> Attachment:
    return Attachment.objects.create(
        matter=matter, kind="proof", name=name, sha256=digest(name), size=1, media_type="image/png",
        uploaded_by=matter.owner, at=at(2027, 1, 4),
    )


def group() -> SimpleNamespace:
    """Zhao leads, Wu goes along, Miller has no account; Lin works in the office."""
    unit = Unit.objects.create(code=f"U{next(_number)}", name="物理学院")
    zhao, wu, lin = person("赵明远"), person("吴砚秋"), person("林亦舟")
    RoleGrant.objects.create(person=lin, role=Role.FAO, since=date(2020, 1, 1))
    matter = matter_of(zhao, unit)
    revise(matter, {"purpose": "会议"}, now=at(2027, 1, 4))
    members = [("m1", zhao, zhao.name, True), ("m2", wu, wu.name, False), ("m3", None, "米勒", False)]
    people = [
        Participant.objects.create(matter=matter, key=key, person=who, name=name, leader=leads)
        for key, who, name, leads in members
    ]
    return SimpleNamespace(matter=matter, unit=unit, zhao=zhao, wu=wu, lin=lin, people=people)
