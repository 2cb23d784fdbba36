"""What every duty checks alike: that a file is the matter's own, that a day has come, that nothing is left unsaid."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.core import attachments
from workflow.core.models import Attachment


def refuse(*complaints: str) -> None:
    """Raise NotComplete with all that is wrong at once; empty sentences are none."""
    said = [sentence for sentence in complaints if sentence]
    if said:
        raise NotComplete(complaints=said)


def own_file(matter, given) -> Attachment | None:
    """The attachment of this matter, given as row or id; a file of another matter proves nothing here."""
    if given in (None, ""):
        return None
    pk = given.pk if isinstance(given, Attachment) else given
    found = Attachment.objects.filter(matter_id=matter.pk, pk=pk).first() if str(pk).isdecimal() else None
    if found is None:
        raise NotComplete(_("The file is not attached to this matter; attach it first."))
    attachments.rely_on(found)
    return found


def digest_of(attachment: Attachment | None) -> str | None:
    """What the journal keeps of a file: the SHA-256 of its content."""
    return attachment.sha256 if attachment else None


def not_yet(day: date, *, now: datetime) -> str:
    """A sentence when the day lies in the future: only what happened is recorded."""
    if day <= timezone.localdate(now):
        return ""
    return _("%(day)s lies in the future; record it when it has happened.") % {"day": spoken(day)}


def blank(named: Iterable[tuple[str, object]]) -> list[str]:
    """A sentence for each field that says nothing: (name of the field, value)."""
    return [
        _("“%(field)s” is missing.") % {"field": name}
        for name, value in named
        if value is None or not str(value).strip()
    ]


def spoken(day: date) -> str:
    """The day as people of the active language write it."""
    return date_format(day, "DATE_FORMAT")


def going(matter):
    """Who travels by the version in force; those dropped by a change are not asked for anything."""
    return matter.participants.filter(dropped_at=None)
