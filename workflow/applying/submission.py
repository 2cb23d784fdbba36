"""Submission (提交): a revision is made of the draft, once nothing lacks and no blocking rule stands open."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.applying.content import Application, canonical
from workflow.applying.form import Person, form_of
from workflow.applying.judging import check, kept
from workflow.core import attachments, kinds
from workflow.core.canonical import digest
from workflow.core.countries import name as name_of
from workflow.core.models import Participant, Revision
from workflow.core.numbering import next_number
from workflow.core.search import vector


def submit(matter: Any, *, by, now) -> dict:
    """Make the next revision of a held matter; raises NotComplete with everything that stands against it."""
    complaints, found = check(matter, now=now)
    if complaints:
        raise NotComplete(complaints=complaints)
    application, _mistakes = matter.typed()
    text = canonical(application)
    last = matter.revisions.order_by("-no").first()
    if last and last.digest == digest(text) and matter.state == "sent_back":
        raise NotNow(_("Nothing has changed since it was sent back; change what was asked for, then hand it in."))
    revision = Revision.objects.create(
        matter_id=matter.pk, no=last.no + 1 if last else 1, canonical=text, digest=digest(text),
        report=[kept(verdict) for verdict in found], made_at=now, by=by,
    )
    attachments.submitted(matter, attachments.named_in(revision.content), now=now)
    carry(matter, application, revision, now=now)
    return {"revision": revision.no, "digest": revision.digest, "number": matter.number}


def carry(matter: Any, application: Application, revision: Revision, *, now) -> None:
    """Carry what lists, search, access and duties need from the application to the matter's row."""
    today, carried = timezone.localdate(now), form_of(matter).carried(application)
    matter.revision = revision
    matter.number = matter.number or next_number(kinds.get(matter.kind).prefix, today.year)
    matter.limits_on = matter.limits_on or today
    matter.title = carried.title[:200]
    matter.starts_on, matter.ends_on, matter.places = carried.starts, carried.ends, list(carried.places)
    matter.words = vector(
        matter.number, carried.title, *(person.name for person in carried.people),
        *(name_of(code, "zh-hans") for code in carried.places), *carried.words,
    )
    matter.save(update_fields=["revision", "number", "limits_on", "title", "starts_on", "ends_on", "places", "words"])
    seat(matter, carried.people, now=now)


def seat(matter: Any, people: Iterable[Person], *, now) -> None:
    """Participants after the application's people; who is no longer among them stays on record as dropped."""
    known = {participant.key: participant for participant in Participant.objects.filter(matter_id=matter.pk)}
    for person in people:
        row = known.pop(person.key, None) or Participant(matter_id=matter.pk, key=person.key)
        row.person_id, row.name, row.unit_name, row.post = person.person_id, person.name, person.unit, person.post
        row.leader, row.dropped_at = person.leader, None
        row.save()
    for row in known.values():
        row.dropped_at = row.dropped_at or now
        row.save(update_fields=["dropped_at"])
