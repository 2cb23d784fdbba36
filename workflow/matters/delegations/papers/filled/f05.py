"""What F5 is filled with: the members of the newest revision, their age on the day it was handed in."""

from datetime import date

from django.utils import timezone

from workflow.matters.delegations.application import Member
from workflow.matters.delegations.papers.f05 import MemberList, MemberRow
from workflow.matters.delegations.papers.filled import people


def member_list(matter) -> MemberList:
    """F5."""
    application = matter.application
    on = timezone.localdate(matter.revision.made_at)
    rows = tuple(_row(member, on=on) for member in application.members)
    return MemberList(application.group_name or application.title, rows)


def _row(member: Member, *, on: date) -> MemberRow:
    age = people.age(member, on=on)
    return MemberRow(
        name=member.name, sex=people.sex(member), born=people.born(member) + (f"\n（{age}岁）" if age is not None else ""),
        unit=member.unit, post="／".join(part for part in (member.post, member.level) if part),
        trips_this_year=member.trips_this_year,
    )
