"""Who may what in the oversight (监督权限): the leading group plans, the named two inspect, the unit rectifies.

Nobody inspects or judges a matter they are barred from, nor a finding they answer for.
"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.errors import NotYours
from approvals.people import directory
from approvals.people.models import Role
from workflow.core.life import Right

PLANS = {Role.LEADING_GROUP}
READS = {Role.LEADING_GROUP, Role.FAO}
RECTIFYING = "finding"  # the to-do of whoever rectifies: finding.17
FOR_READERS = gettext_lazy("Oversight is read by the leading group and the foreign-affairs office.")


def holds(person, roles: set, *, on: date) -> bool:
    """Whether the person has one of the roles in the whole school."""
    return bool({role for role, unit in directory.roles_of(person, on=on) if unit is None} & roles)


def must_read(person, *, on: date) -> None:
    """Refuse who is neither of the leading group nor of the office."""
    if not holds(person, READS, on=on):
        raise NotYours(str(FOR_READERS))


def must_plan(person, *, on: date) -> None:
    """Refuse who is not of the leading group."""
    if not holds(person, PLANS, on=on):
        raise NotYours(_("Inspections are planned by the leading group."))


def may_inspect(*, on: date) -> list:
    """Who can be named as an inspector: the leading group and the foreign-affairs office, by name."""
    people = {person.pk: person for role in (Role.LEADING_GROUP, Role.FAO) for person in directory.having_role(role, on=on)}
    return sorted(people.values(), key=lambda person: (person.name_key, person.pk))


def barred(person, matter) -> bool:
    """Whether the matter is the person's own in any way (回避)."""
    return any(person.pk == other for other, _why in matter.barred())


def must_inspect(person, inspection, matter=None) -> None:
    """Refuse who is not one of the two, and who is barred from that matter."""
    if not any(row.person_id == person.pk for row in inspection.inspectors.all()):
        raise NotYours(_("Only the two inspectors do this."))
    if matter is not None and barred(person, matter):
        raise NotYours(_("This matter is your own; the other inspector looks at it."))


def rectifies(person, finding, matter, *, on: date) -> bool:
    """The responsible person, the applicant, the secretary of the unit, whoever a leaver's to-do was handed on to."""
    unit = Right(owner=True, secretary=True, errand=f"{RECTIFYING}.{finding.pk}")
    return finding.responsible_id == person.pk or unit.holds_for(matter, person, on=on)


def judges(person, finding, matter, *, on: date) -> bool:
    """An inspector of its inspection, or the leading group; nobody whose own matter or finding it is."""
    if not free_to_judge(person, finding, matter):
        return False
    inspectors = finding.sampled.inspection.inspectors.all()
    return any(row.person_id == person.pk for row in inspectors) or holds(person, PLANS, on=on)


def free_to_judge(person, finding, matter) -> bool:
    """Whether it is neither their own finding nor their own matter, nor rectified by them (回避)."""
    own = finding.responsible_id == person.pk or barred(person, matter)
    return not own and not finding.rectifications.filter(by=person).exists()
