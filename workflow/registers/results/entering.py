"""Entering by hand (登记成果): papers, photos, contacts, agreements in sight, follow-up tasks; corrected and taken out again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from workflow.core import attachments, kinds, secrecy
from workflow.core.models import Matter
from workflow.registers.models import Contact, Result

from . import bells, rights
from .indexing import compare, index, text_of
from .keeping import said_of

Kind = Result.Kind
LONGEST = 50_000


@dataclass(frozen=True)
class Entry:
    """What is filled in about a result; ``contact`` has name, post, email and phone."""

    kind: str
    title: str
    on: date
    text: str = ""
    places: Sequence[str] = ()
    due_on: date | None = None
    person: Any = None
    contact: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def enter(
    entry: Entry, *, matter: Matter | None = None, unit: Any = None, uploads: Sequence[Any] = (), by: Any, now: datetime
) -> Result:
    """Take a result in. Raises NotYours, NotComplete for what is missing or bears a mark of secrecy, NotNow for a sealed file."""
    rights.admit_to_enter(matter, by, now=now)
    _refuse(entry, now=now, uploads=uploads, unit=matter.unit if matter else unit)
    if uploads and (matter is None or matter.ended_at):
        raise NotNow(_("Files are attached to a matter whose file is not sealed yet; enter this without files."))
    result = Result(
        matter=matter, unit=matter.unit if matter else unit, kind=entry.kind, by=by, at=now, entered_at=now,
        places=list(entry.places),
    )  # fmt: skip
    if matter:
        for name, value in said_of(kinds.get(matter.kind).model._default_manager.get(pk=matter.pk)).items():
            setattr(result, name, value)
    result.places = list(entry.places) or result.places
    _fill(result, entry)
    files = [attachments.store(matter, kind="result", upload=upload, by=by, now=now) for upload in uploads] if matter else []
    return _written(result, entry, files=files, now=now)


@transaction.atomic
def correct(result: Result, entry: Entry, *, by: Any, now: datetime) -> Result:
    """Say it better. Raises NotYours, NotNow for what the steps of a matter wrote or what is public, NotComplete."""
    result = _own(result, by, now=now)
    _refuse(entry, now=now, unit=result.unit, uploads=list(result.files.all()))
    result.places = list(entry.places)
    _fill(result, entry)
    return _written(result, entry, files=list(result.files.all()), now=now)


@transaction.atomic
def remove(result: Result, *, by: Any, now: datetime) -> None:
    """Take a mistaken entry out again; its files stay with the matter. Raises NotYours, NotNow."""
    result = _own(result, by, now=now)
    bells.silence(result, now=now)
    result.delete()


def _own(result: Result, by: Any, *, now: datetime) -> Result:
    if result.by_id != by.pk and not rights.is_office(by, on=timezone.localdate(now)):
        raise NotYours(_("Who entered it, or the foreign-affairs office, changes an entry."))
    held = Result.objects.select_for_update(of=("self",)).get(pk=result.pk)
    if held.origin:
        raise NotNow(_("This entry was written by a step of its matter and changes with it alone."))
    if held.published_at:
        raise NotNow(_("This entry is public; withdraw its publication first."))
    if held.kind == Kind.CONTACT and held.contact.erased_at:
        raise NotNow(_("This contact was erased."))
    return held


def _fill(result: Result, entry: Entry) -> None:
    result.title, result.text, result.happened_on = entry.title.strip(), entry.text.strip(), entry.on
    if result.kind in (Kind.TASK, Kind.AGREEMENT):
        result.due_on, result.person = entry.due_on, entry.person


def _written(result: Result, entry: Entry, *, files: Sequence[Any], now: datetime) -> Result:
    result.save()
    result.files.set(files)
    if result.kind == Kind.CONTACT:
        said = {name: entry.contact.get(name, "").strip() for name in ("name", "post", "email", "phone")}
        result.contact, _new = Contact.objects.update_or_create(result=result, defaults=said)
    index(result, files=text_of(files))
    compare(result, now=now)
    bells.hang(result, now=now)
    return result


def _refuse(entry: Entry, *, now: datetime, unit: Any, uploads: Sequence[Any]) -> None:
    secrecy.refuse_marked(entry.title, entry.text, *entry.contact.values())
    said = [sentence for sentence in _complaints(entry, timezone.localdate(now), uploads) if sentence]
    if unit is None:
        said.append(_("Choose the unit."))
    if said:
        raise NotComplete(complaints=said)


def _complaints(entry: Entry, today: date, uploads: Sequence[Any]) -> list[str]:
    kind = entry.kind
    return [
        "" if kind in Kind.values else _("Choose the kind of result."),
        "" if entry.title.strip() else _("The title is missing."),
        _("The title has 200 characters at most.") if len(entry.title.strip()) > 200 else "",
        _("The text has 50,000 characters at most; attach the file instead.") if len(entry.text) > LONGEST else "",
        _("A result has happened; its date does not lie in the future.") if entry.on > today else "",
        _("A follow-up task has a day.") if kind == Kind.TASK and entry.due_on is None else "",
        _("A follow-up task has a responsible person of the directory.") if kind == Kind.TASK and entry.person is None else "",
        _("A contact has a name.") if kind == Kind.CONTACT and not entry.contact.get("name", "").strip() else "",
        _("Attach the photo.") if kind == Kind.PHOTO and not uploads else "",
    ]
