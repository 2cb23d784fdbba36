"""What F26 is filled with: the trips on record of everybody in the group, out of whatever matter (出访记录)."""

from collections import defaultdict
from datetime import date

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core.countries import names
from workflow.core.models import Participant
from workflow.duties.models import Trip
from workflow.matters.delegations.application import Member
from workflow.matters.delegations.papers.f26 import Journey, Record, RecordForms
from workflow.matters.delegations.papers.filled import people
from workflow.registers.passports.documents import months_after

YEARS = 3


def record_forms(matter, *, by, now) -> RecordForms:
    """F26 as of the day it is printed on; where somebody went is for the office and the applicant's side alone."""
    until = timezone.localdate(now)
    first = months_after(until, -12 * YEARS)
    members = matter.application.members
    found = _journeys(matter, {member.person_id for member in members if member.person_id}, first=first, until=until)
    since = Trip.objects.aggregate(first=Min("left_on"))["first"]
    return RecordForms(first, until, since, tuple(_record(member, found) for member in members))


def _journeys(matter, persons: set[int], *, first: date, until: date) -> dict[int, list[Journey]]:
    """Person → trips that ended within the time, or have not ended, the latest first."""
    rows = (
        Participant.objects.filter(person__in=persons, dropped_at=None, matter__trip__left_on__lte=until)
        .exclude(matter__trip__came_home_on__lt=first)
        .exclude(matter_id=matter.pk)
        .select_related("matter__trip")
        .prefetch_related("matter__permits")
        .order_by("-matter__trip__left_on", "-pk")
    )
    found: defaultdict[int, list[Journey]] = defaultdict(list)
    for row in rows:
        trip, permits = row.matter.trip, list(row.matter.permits.all())
        found[row.person_id or 0].append(
            Journey(
                trip.left_on, trip.came_home_on, names(row.matter.places, "zh-hans"), row.matter.title,
                "团长" if row.leader else "团员", permits[-1].number if permits else "",
            )
        )
    return found


def _record(member: Member, found: dict[int, list[Journey]]) -> Record:
    return Record(
        name=member.name, sex=people.sex(member), born=people.born(member), unit=member.unit, post=people.post(member),
        known=member.person_id is not None, journeys=tuple(found.get(member.person_id or 0, ())),
    )


def lacks(matter) -> list[str]:
    """Without an account nobody is found in earlier matters."""
    if any(member.person_id for member in matter.application.members):
        return []
    return [_("Nobody in the group has an account, so no earlier trip can be found.")]
