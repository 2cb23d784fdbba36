"""Who travels (人员): OUT-08, OUT-10, OUT-26 and OUT-27."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import BLOCK, DEPARTURE, SUBMIT, Finding, Note, Unknown, rule
from workflow.registers.national import Limits

from ..application import Application, Member
from .scope import free_from_the_numbers

Answer = Finding | Note | None


def named(members: Iterable[Member]) -> str:
    return _(", ").join(member.name or member.key or "?" for member in members)


def someone(trip: Application) -> list[Member]:
    """The members; Unknown while there are none."""
    if not trip.members:
        raise Unknown(["members"])
    return trip.members


def unstated(trip: Application, name: str, members: Iterable[Member] | None = None) -> list[str]:
    """Paths of the members who do not say ``name``."""
    asked = trip.members if members is None else list(members)
    return [
        f"members.{n}.{name}"
        for n, member in enumerate(trip.members)
        if member in asked and getattr(member, name) is None
    ]


@rule(
    "OUT-08",
    source="S05 S07",
    severity=BLOCK,
    reads=["size", "track", "task_type", "limits.group_size"],
    title=gettext_lazy("Size of the group, interpreter included"),
)
def keeps_the_group_small(trip: Application, limits: Limits) -> Answer:
    """团组总人数不超过6人，含翻译."""
    size = len(someone(trip))
    if size <= limits.group_size:
        return None
    facts = {"size": size, "allowed": limits.group_size, "over": size - limits.group_size}
    return free_from_the_numbers(trip) or Finding(
        _("The group has %(size)d people, interpreter included; at most %(allowed)d are allowed.") % facts,
        fix=_("Take %(over)d people off the group.") % facts,
    )


@rule(
    "OUT-10",
    source="S05 S19",
    severity=BLOCK,
    reads=["declarations.no_family"],
    title=gettext_lazy("No spouse or children on the trip"),
)
def takes_no_family_along(trip: Application, limits: Limits) -> Answer:
    """不得携带配偶和子女同行."""
    along = [member for member in trip.members if member.family_along]
    if along:
        return Finding(
            _("Spouse or children come along with: %(names)s.") % {"names": named(along)},
            fix=_("Let the family stay at home and correct the entry."),
        )
    if not trip.declarations.no_family:
        raise Unknown(["declarations.no_family"])
    return None


@rule(
    "OUT-26",
    source="保密法(2024) art. 45, S44",
    severity=BLOCK,
    at=[SUBMIT, DEPARTURE],
    title=gettext_lazy("People in secret-related posts need an approval"),
)
def has_secret_related_people_approved(trip: Application, limits: Limits) -> Answer:
    """涉密人员出境须经有关机关批准."""
    waiting = [member for member in someone(trip) if member.secret_related and not member.secrecy_approval]
    if waiting:
        return Finding(
            _("In a secret-related post and without the secrecy office's approval: %(names)s.")
            % {"names": named(waiting)},
            fix=_("Enter the number of the secrecy office's opinion, or let somebody else travel."),
        )
    missing = unstated(trip, "secret_related")
    if missing:
        raise Unknown(missing)
    return None


@rule(
    "OUT-27",
    source="S33",
    severity=BLOCK,
    title=gettext_lazy("Classes during the trip are covered"),
)
def leaves_no_class_without_teacher(trip: Application, limits: Limits) -> Answer:
    """教学科研工作已妥善安排."""
    clashing = [member for member in someone(trip) if member.teaching_cover == "clash"]
    if clashing:
        return Finding(
            _("Classes fall into the trip and are not covered: %(names)s.") % {"names": named(clashing)},
            fix=_("Move the classes or find a substitute, and say how."),
        )
    teaching = [m for m in trip.members if m.teaching_or_research is not False and m.person_kind != "student"]
    missing = unstated(trip, "teaching_cover", teaching)
    if missing:
        raise Unknown(missing)
    return None
