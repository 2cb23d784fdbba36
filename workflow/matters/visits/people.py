"""The people of a visit (来访人员与陪同人员): guests by name, also later ones, and those of ours who go along.

Guests are participants without a person; the host person and the accompanying staff are people of the directory where
they have an account, and so see the matter, hear of it and may never decide on it.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from approvals.errors import NotComplete, NotNow
from workflow.core.models import Participant
from workflow.matters.visits.application import Application, Guest, names_may_follow
from workflow.matters.visits.models.invitation import Naming

GUEST, OWN, HOST = "g-", "o-", "o-host"


def guests(matter):
    """The guests that stand by name."""
    return matter.participants.filter(dropped_at=None, key__startswith=GUEST)


def own(matter):
    """The host person and the staff who go along."""
    return matter.participants.filter(dropped_at=None, key__startswith=OWN)


def concerned(application: Application) -> list[tuple[int, str]]:
    """Whom of ours the visit concerns: the host person and the accompanying staff, by their ids."""
    found = [(application.host_id, "host"), *((one.person_id, "accompanying") for one in application.staff)]
    return [(person, why) for person, why in found if person]


def listed(matter) -> list[Guest]:
    """The list of guests that counts: the one handed in later, else the one of the application."""
    made_at = matter.revision.made_at if matter.revision_id else None
    later = Naming.objects.filter(matter_id=matter.pk, at__gte=made_at).last() if made_at else None
    return [Guest.model_validate(row) for row in later.guests] if later else matter.application.guests


def lacking(matter) -> list[str]:
    """Whether somebody still has no name."""
    size, named = matter.application.size or 0, len(listed(matter))
    if named >= size:
        return []
    return [_("%(named)d of %(size)d guests are named.") % {"named": named, "size": size}]


def name_guests(matter, *, guests: Sequence[Any], why: str = "", by, now) -> dict:
    """Hand the list of guests in after the submission; raises NotNow for classes that are approved by name.

    The head-count that was approved stands: never more names than that (IN-16).
    """
    application = matter.application
    if not names_may_follow(application):
        raise NotNow(_("Guests of this class are approved by name; another guest needs another approval."))
    read = _read(guests, foreign=application.foreign)
    if len(read) > (application.size or 0):
        raise NotComplete(
            _("%(named)d names; approved were %(size)d people.") % {"named": len(read), "size": application.size or 0}
        )
    if listed(matter) and not why.strip():
        raise NotComplete(_("There is a list of names already; say why it changes."))
    row = Naming.objects.create(
        matter_id=matter.pk, guests=[guest.model_dump(mode="json") for guest in read], why=why.strip()[:200], by=by, at=now
    )
    seat(matter, application, now=now, named=read)
    return {"naming": row.pk, "names": [guest.name for guest in read], "why": row.why}


def _read(rows: Sequence[Any], *, foreign: bool) -> list[Guest]:
    try:
        read = [row if isinstance(row, Guest) else Guest.model_validate(row) for row in rows]
    except ValidationError as error:
        raise NotComplete(_("One of the guests cannot be read; look at the countries and dates.")) from error
    said = []
    for number, guest in enumerate(read, 1):
        if not guest.name or not guest.post or foreign and not guest.country:
            said.append(_("Guest %(number)d needs a name, a citizenship and a post.") % {"number": number})
    if not read:
        said.append(_("Name at least one guest."))
    if sum(guest.leader for guest in read) > 1:
        said.append(_("Mark exactly one guest as the head of the delegation."))
    if said:
        raise NotComplete(complaints=said)
    return [guest.model_copy(update={"key": guest.key or f"n{number}"}) for number, guest in enumerate(read, 1)]


def seat(matter, application: Application, *, now, named: Sequence[Guest] | None = None) -> None:
    """Participants after the lists; who is no longer in them stays on record as dropped."""
    wanted: dict[str, dict[str, Any]] = {}
    for guest in application.guests if named is None else named:
        wanted[_key(GUEST, guest.key)] = {"name": guest.name, "unit_name": guest.unit, "post": guest.post, "leader": guest.leader}
    wanted[HOST] = {"name": application.host_name, "person_id": application.host_id}
    for one in application.staff:
        wanted[_key(OWN, one.key)] = {"name": one.name, "person_id": one.person_id, "post": one.post}
    known = {row.key: row for row in Participant.objects.filter(matter_id=matter.pk)}
    for key, values in wanted.items():
        row = known.pop(key, None) or Participant(matter_id=matter.pk, key=key)
        for name, value in {"unit_name": "", "post": "", "leader": False, "person_id": None, **values}.items():
            setattr(row, name, value[:100] if isinstance(value, str) else value)
        row.dropped_at = None
        row.save()
    for row in known.values():
        row.dropped_at = row.dropped_at or now
        row.save(update_fields=["dropped_at"])


def _key(kind: str, key: str) -> str:
    return f"{kind}{key}"[:20]
