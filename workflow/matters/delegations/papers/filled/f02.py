"""What F2 is filled with. Identity numbers are opened one by one, and each reading is written down with whose paper it was for."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core import confidential
from workflow.core.countries import name as country
from workflow.core.models import Confidential
from workflow.matters.delegations.application import Application, Leg, Member
from workflow.matters.delegations.papers.f02 import MemberRow, Stay, TaskForm
from workflow.matters.delegations.papers.filled import people
from workflow.matters.delegations.papers.filled.journey import route
from workflow.registers.papers.opinions import opinions_of

PURPOSE = "identity"  # what the form of the application seals the numbers for


def task_form(matter, *, by, now) -> TaskForm:
    """F2 of the newest revision. An erased number, or one that is not the revision's, stays open for the hand."""
    application = matter.application
    declared = timezone.localdate(matter.revision.made_at)
    opinions = opinions_of(matter)
    numbers = _numbers(application, by=by, why=_("Printing F2 of %(number)s") % {"number": matter.number}, now=now)
    handler = matter.preparer or matter.owner
    leader = application.led_by
    return TaskForm(
        number=matter.number or "", declared_on=declared, unit=matter.unit.name, size=application.size,
        leader=leader.name if leader else "", fund_source=application.fund_source, leaves=application.starts,
        returns=application.ends, days=application.days, route=route(application), task=application.purpose,
        handler=handler.name, phone=handler.phone, stays=tuple(_stay(leg) for leg in application.legs if leg.counts),
        members=tuple(_row(member, numbers, on=declared) for member in application.members),
        of_unit=opinions["unit"], of_leader=opinions["leader"],
    )


def lacks(matter) -> list[str]:
    """The form is one for abroad, Hong Kong and Macao, as its title says."""
    if set(matter.places) == {"TW"}:
        return [_("This form declares trips abroad, to Hong Kong and to Macao; this trip goes to Taiwan.")]
    return []


def _numbers(application: Application, *, by, why: str, now) -> dict[str, str]:
    """Member's key → number in clear, where the row still holds it and bears the mark that was submitted."""
    named = {member.identity.confidential: member for member in application.members if member.identity}
    rows = Confidential.objects.filter(pk__in=named, purpose=PURPOSE, sealed__isnull=False).defer("sealed")
    return {
        named[row.pk].key: confidential.open_(row, by=by, why=why, now=now)
        for row in rows.order_by("pk")
        if row.mark == named[row.pk].identity.hmac
    }


def _row(member: Member, numbers: dict[str, str], *, on: date) -> MemberRow:
    return MemberRow(
        name=member.name, sex=people.sex(member), age=people.age(member, on=on), unit=member.unit, post=member.post,
        level=member.level, identity=numbers.get(member.key, ""),
    )


def _stay(leg: Leg) -> Stay:
    """The days of a stay count both ends, as the days of the whole trip do (OUT-05); a day of passage counts twice."""
    days = (leg.leaves - leg.arrives).days + 1 if leg.arrives and leg.leaves else None
    place = " ".join(part for part in (country(leg.country, "zh-hans") if leg.country else "", leg.city) if part)
    return Stay(place, days, leg.host)
