"""Whether the approved trip was kept to (不得擅自变更、不得超期): OUT-24 and OUT-25, on facts known later."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import BLOCK, DEPARTURE, SETTLEMENT, Finding, Note, Unknown, rule
from workflow.registers.national import Limits

from ..application import Application

Answer = Finding | Note | None
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Actual:
    """What really happened (实际执行情况); None is not known yet. Dates are border dates in China time."""

    left: date | None = None
    came_home: date | None = None
    people: int | None = None  # who travelled; known at the latest when they are home
    permit: str | None = None  # number of the permit (批件号); empty: there is none
    digest: str | None = None  # of the content it is all being done by
    unpermitted_changes: tuple[str, ...] = ()  # found by somebody, in words
    overstay_excuse: str = ""  # why it took longer, or why fewer people came
    force_majeure_proven: bool = False  # 不可抗力 with proof

    @property
    def days(self) -> int | None:
        if self.left is None or self.came_home is None or self.came_home < self.left:
            return None
        return (self.came_home - self.left).days + 1


@rule(
    "OUT-24",
    source="S06 S18 S20",
    severity=BLOCK,
    at=[DEPARTURE, SETTLEMENT],
    reads=["actual.left", "actual.people", "actual.permit"],
    title=gettext_lazy("The trip is made as it was approved"),
)
def keeps_to_what_was_approved(trip: Application, limits: Limits, actual: Actual) -> Answer:
    """未经批准不得变更人员、天数、路线、任务、经费；无批件不予核销."""
    differences = _differences(trip, actual)
    if differences:
        return Finding(
            _("Not as approved: %(differences)s.") % {"differences": _("; ").join(differences)},
            fix=_("Go back to what was approved, or have the change approved before it is made."),
        )
    if actual.left is None:
        raise Unknown(["actual.left"])
    if actual.came_home is not None and actual.people is None:
        raise Unknown(["actual.people"])
    return _worth_a_note(trip, actual)


def _differences(trip: Application, actual: Actual) -> list[str]:
    found = list(actual.unpermitted_changes)
    if actual.permit == "":
        found.append(_("there is no permit"))
    if actual.people is not None and (actual.people > trip.size or _fewer_unexplained(trip, actual)):
        found.append(_("%(people)d people, approved were %(size)d") % {"people": actual.people, "size": trip.size})
    if actual.digest is not None and actual.digest != trip.digest:
        found.append(_("the content of the application"))
    if actual.left and trip.starts and trip.ends and not trip.starts - ONE_DAY <= actual.left <= trip.ends:
        found.append(_("exit on %(left)s, approved from %(starts)s") % {"left": actual.left, "starts": trip.starts})
    return found


def _fewer_unexplained(trip: Application, actual: Actual) -> bool:
    return actual.people is not None and actual.people < trip.size and not actual.overstay_excuse


def _worth_a_note(trip: Application, actual: Actual) -> Answer:
    # A night flight may cross the border before midnight (S20); the written note is filed after the trip.
    if actual.left and trip.starts and actual.left < trip.starts:
        return Note(_("The exit was a day before the approved one: file the written note and the tickets."))
    return None


@rule(
    "OUT-25",
    source="S06",
    severity=BLOCK,
    at=[SETTLEMENT],
    reads=["days", "actual.days"],
    title=gettext_lazy("Nobody stays longer than approved"),
)
def comes_home_in_time(trip: Application, limits: Limits, actual: Actual) -> Answer:
    """擅自延长在外时间的，全程费用不予核销；不可抗力有证明的除外."""
    if trip.days is None or actual.days is None:
        raise Unknown(["actual.left", "actual.came_home"] if actual.days is None else ["starts", "ends"])
    over = actual.days - trip.days
    if over <= 0:
        return None
    if actual.overstay_excuse and actual.force_majeure_proven:
        return Note(_("%(over)d day(s) longer than approved: %(why)s (with proof).") % {
            "over": over, "why": actual.overstay_excuse})  # fmt: skip
    facts = {"over": over, "days": actual.days, "approved": trip.days}
    return Finding(
        _("Abroad for %(days)d days, approved were %(approved)d: none of the costs can be settled.") % facts,
        fix=_("If it was force majeure, say what happened and attach the proof."),
    )
