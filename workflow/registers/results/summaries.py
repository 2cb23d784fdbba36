"""Public summaries (公开摘要): written by those who know, published by the office, with nothing personal in them.

What is looked for: the names of who travelled, came as a guest, applied, entered it or is a contact of the matter, e-mail
addresses, phone, identity and passport numbers, marks of secrecy. A name that stands in none of these places is not known here:
the office reads what it publishes.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from workflow.core.models import Participant
from workflow.registers.models import Contact, Result

from . import personal, rights


@transaction.atomic
def write(result: Result, *, title: str, summary: str, by: Any, now: datetime) -> Result:
    """Write or change the summary while it is not public. Raises NotYours, NotNow, NotComplete naming what is personal."""
    held = _held(result)
    if by.pk not in {held.by_id} and not rights.is_office(by, on=timezone.localdate(now)):
        raise NotYours(_("Who entered it, or the foreign-affairs office, writes the public summary."))
    if held.published_at:
        raise NotNow(_("This entry is public; withdraw its publication first."))
    held.public_title, held.public_summary, held.summary_by = title.strip()[:200], summary.strip(), by
    _refuse(held)
    held.save(update_fields=["public_title", "public_summary", "summary_by"])
    return held


@transaction.atomic
def publish(result: Result, *, by: Any, now: datetime) -> Result:
    """Put it outside (公开). The office alone; what is personal is looked for once more, for names may have come since."""
    rights.admit_office(by, now=now)
    held = _held(result)
    if held.published_at:
        raise NotNow(_("This entry is public already."))
    if held.entered_at is None:
        raise NotNow(_("The report was not accepted yet."))
    _refuse(held)
    held.published_at, held.published_by = now, by
    held.save(update_fields=["published_at", "published_by"])
    return held


@transaction.atomic
def withdraw(result: Result, *, by: Any, now: datetime) -> Result:
    """Take it back from the public page (撤下). Raises NotYours, NotNow."""
    rights.admit_office(by, now=now)
    held = _held(result)
    if not held.published_at:
        raise NotNow(_("This entry is not public."))
    held.published_at, held.published_by = None, None
    held.save(update_fields=["published_at", "published_by"])
    return held


def _held(result: Result) -> Result:
    held = Result.objects.select_for_update(of=("self",)).get(pk=result.pk)
    if held.kind in (Result.Kind.CONTACT, Result.Kind.TASK):
        raise NotNow(_("Contacts and tasks are never public."))
    return held


def _refuse(result: Result) -> None:
    said = [
        "" if result.public_title else _("The public title is missing."),
        "" if result.public_summary else _("The public summary is missing."),
        *personal.found_in(f"{result.public_title}\n{result.public_summary}", names_around(result)),
    ]
    if any(said):
        raise NotComplete(complaints=[sentence for sentence in said if sentence])


def names_around(result: Result) -> Iterator[str]:
    """Everybody whom the matter concerns."""
    yield result.by.name
    if result.person:
        yield result.person.name
    if result.matter is None:
        return
    yield result.matter.owner.name
    yield from Participant.objects.filter(matter=result.matter_id).values_list("name", flat=True)
    yield from Contact.objects.filter(result__matter=result.matter_id).values_list("name", flat=True)
