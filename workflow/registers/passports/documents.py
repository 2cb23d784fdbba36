"""What a group lacks before it can leave (证照签证): a document valid to the last day, and the visa."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.core.models import Participant
from workflow.registers.models import Passport, Visa

KINDS_BY_PLACE = {"HK": Passport.Kind.HK_MACAU, "MO": Passport.Kind.HK_MACAU, "TW": Passport.Kind.TAIWAN}


def kinds_for(places: Iterable[str]) -> list[str]:
    """Which documents a route asks for: Hong Kong, Macau and Taiwan have their own (S42)."""
    return sorted({str(KINDS_BY_PLACE.get(place, Passport.Kind.OFFICIAL)) for place in places} or {"official"})


def going(matter):
    """Who travels by the version in force."""
    return matter.participants.filter(dropped_at=None)


def belongs_to(passport: Passport, participant: Participant) -> bool:
    """By account where both are known, else by name."""
    if passport.holder_id and participant.person_id:
        return passport.holder_id == participant.person_id
    return passport.holder_name == participant.name


def needed_by(matter) -> Iterator[tuple[Participant, str, list[Passport]]]:
    """(traveller, kind of document, the usable ones in the books) for everybody and every kind the route asks for."""
    people = list(going(matter))
    known = Q(holder__in=[p.person_id for p in people if p.person_id]) | Q(holder_name__in=[p.name for p in people])
    books = list(Passport.objects.usable().filter(known))
    for participant in people:
        for kind in kinds_for(matter.places):
            yield participant, kind, [b for b in books if b.kind == kind and belongs_to(b, participant)]


def lacking_documents(matter) -> list[str]:
    """Who has no document valid to the last day, and whose visa is not settled, a sentence each."""
    said = [
        _("%(name)s has no %(kind)s in the books that is valid until the end of the trip.")
        % {"name": participant.name, "kind": Passport.Kind(kind).label}
        for participant, kind, found in needed_by(matter)
        if not any(_lasts(passport, matter.ends_on) for passport in found)
    ]
    return said + [sentence for participant in going(matter).select_related("visa") for sentence in _visa(participant)]


def expiring_soon(matter, *, limits) -> list[str]:
    """Warnings: documents that last the trip, but less than the months many countries ask for after it (S11)."""
    if matter.ends_on is None:
        return []
    wanted = months_after(matter.ends_on, limits.passport_valid_months)
    return [
        _("The %(kind)s of %(name)s expires on %(day)s; less than %(months)d months remain after the trip.")
        % {
            "kind": Passport.Kind(kind).label, "name": participant.name, "months": limits.passport_valid_months,
            "day": date_format(max(p.expires_on for p in found), "DATE_FORMAT"),
        }
        for participant, kind, found in needed_by(matter)
        if any(_lasts(p, matter.ends_on) for p in found) and max(p.expires_on for p in found) < wanted
    ]


def lacking_visas(matter) -> list[str]:
    """Whose visa is known to be needed and is not there: nobody leaves without it, whatever was settled before."""
    known = going(matter).filter(visa__needed=True, visa__ready=False).select_related("visa")
    return [sentence for participant in known for sentence in _visa(participant)]


def record_visa(
    matter, *, participant: Participant, needed: bool, ready: bool, note: str = "", by, now: datetime
) -> dict:
    """Whether a traveller needs a visa, and has it (签证办理)."""
    if participant.matter_id != matter.pk or participant.dropped_at:
        raise NotComplete(_("%(name)s does not travel in this group.") % {"name": participant.name})
    if ready and not needed:
        raise NotComplete(_("A visa that is not needed cannot be in hand; choose one of the two."))
    facts = {"needed": bool(needed), "ready": bool(ready), "note": note.strip()}
    Visa.objects.update_or_create(participant=participant, defaults=facts | {"recorded_by": by, "recorded_at": now})
    return {"participant": participant.pk} | facts


def _visa(participant: Participant) -> list[str]:
    visa = getattr(participant, "visa", None)
    if visa is None:
        return [_("Whether %(name)s needs a visa is not recorded yet.") % {"name": participant.name}]
    if visa.needed and not visa.ready:
        return [_("The visa of %(name)s is not there yet.") % {"name": participant.name}]
    return []


def _lasts(passport: Passport, day: date | None) -> bool:
    return day is None or passport.expires_on >= day


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
