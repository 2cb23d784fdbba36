"""The people of a visit (来访人员与接待人员): guests by name, also later ones, and those of ours who go along.

Guests are participants without a person; the host person and the accompanying staff are people of the directory where
they have an account, and so see the matter, hear of it and may never decide on it.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from approvals.errors import NotComplete, NotNow
from workflow.applying.form import Person
from workflow.applying.submission import seat as seated
from workflow.matters.visits.application import Application, Guest, Host, names_may_follow
from workflow.matters.visits.models.invitation import Naming

GUEST, OWN = "g-", "o-"


def guests(matter):
    """The guests that stand by name."""
    return matter.participants.filter(dropped_at=None, key__startswith=GUEST)


def own(matter):
    """The host person and the staff who go along."""
    return matter.participants.filter(dropped_at=None, key__startswith=OWN)


def concerned(application: Application) -> list[tuple[int, str]]:
    """Whom of ours the visit concerns: the host person and the accompanying staff, by their ids."""
    found = [(one.person_id, "host" if one.host else "accompanying") for one in application.hosts]
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
    seated(matter, carried(application, read), now=now)
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


def carried(application: Application, guests: Sequence[Guest]) -> list[Person]:
    """Everybody as the matter's row carries them: guests without a person, ours with theirs."""
    seats: list[tuple[str, Guest | Host, int | None, bool]] = [(GUEST, one, None, one.leader) for one in guests]
    seats += [(OWN, one, one.person_id, False) for one in application.hosts]
    return [
        Person(f"{kind}{one.key}"[:20], one.name[:100], person, one.unit[:100], one.post[:100], leader)
        for kind, one, person, leader in seats
    ]
