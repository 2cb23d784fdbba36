"""The outside authority's permit (批件): number, date, scan; it covers the people and days that were applied for."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from workflow.duties.evidence import blank, going, not_yet, own_file, refuse
from workflow.duties.models import Permit


def record_permit(
    matter, *, number: str, issued_on: date, authority: str, people: int, days: int, scan,
    asked_people: int, asked_days: int, valid_until: date | None = None, by, now: datetime,
) -> dict:
    """Record what the authority granted (录入批件); ``scan`` is an attachment of the matter, or its id."""
    scan = own_file(matter, scan)
    needed = [(_("permit number"), number), (_("issued on"), issued_on), (_("authority"), authority), (_("scan"), scan)]
    refuse(
        *blank(needed),
        not_yet(issued_on, now=now) if issued_on else "",
        *_short(people, days, asked_people, asked_days),
        *_ends_too_early(matter, issued_on, valid_until),
    )
    permit = Permit.objects.create(
        matter_id=matter.pk, number=number.strip(), issued_on=issued_on, valid_until=valid_until,
        authority=authority.strip(), people=people, days=days, scan=scan, by=by, at=now,
    )
    return {
        "permit": permit.pk, "number": permit.number, "authority": permit.authority, "people": people, "days": days,
        "issued_on": permit.issued_on.isoformat(), "valid_until": valid_until.isoformat() if valid_until else None,
        "scan": scan.sha256,
    }


def current(matter) -> Permit | None:
    """The newest permit: the one that counts."""
    return Permit.objects.filter(matter_id=matter.pk).last()


def has_permit(matter) -> bool:
    """Whether a permit was recorded."""
    return current(matter) is not None


def elapsed(matter, *, today: date, people: int | None = None) -> None:
    """Raise NotComplete unless the newest permit covers the version in force: after a change it may be too small.

    ``people`` is the head-count to be covered; without it everybody who takes part is.
    """
    permit = current(matter)
    if permit is None:
        raise NotComplete(_("The permit is not recorded yet."))
    asked_days = (matter.ends_on - matter.starts_on).days + 1 if matter.starts_on and matter.ends_on else 0
    refuse(
        *_short(permit.people, permit.days, going(matter).count() if people is None else people, asked_days),
        *_ends_too_early(matter, permit.issued_on, permit.valid_until),
        _("The permit has run out.") if permit.valid_until and permit.valid_until < today else "",
    )


def _short(people: int, days: int, asked_people: int, asked_days: int) -> list[str]:
    said = []
    if people < asked_people:
        said.append(_("The permit covers %(people)d people; %(asked)d travel.") % {
            "people": people, "asked": asked_people,
        })
    if days < asked_days:
        said.append(_("The permit covers %(days)d days; the trip takes %(asked)d.") % {
            "days": days, "asked": asked_days,
        })
    return said


def _ends_too_early(matter, issued_on: date | None, valid_until: date | None) -> list[str]:
    if valid_until is None:
        return []
    if issued_on and valid_until < issued_on:
        return [_("The permit ends before it was issued.")]
    if matter.starts_on and valid_until < matter.starts_on:
        return [_("The permit ends before the departure.")]
    return []
