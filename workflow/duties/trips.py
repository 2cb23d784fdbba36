"""The trip as it really was (行程执行): the border dates, the overstay (超期) and its reason."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.duties.evidence import digest_of, going, not_yet, own_file, refuse
from workflow.duties.models import Trip
from workflow.registers.limits import limits_on
from workflow.registers.passports import custody, due


def depart(matter, *, left_on: date, tickets_match: bool, by, now: datetime) -> dict:
    """Record the departure (出境); the tickets were compared with the permit before (S03b)."""
    if current(matter):
        raise NotNow(_("The departure is recorded already."))
    refuse(
        not_yet(left_on, now=now),
        "" if tickets_match else _("The tickets must match the permit; a difference needs an approved change first."),
        _("The trip was to be over by then; a later trip needs an approved change first.")
        if matter.ends_on and left_on > matter.ends_on else "",
        _("Nobody left before the application was made.") if left_on < timezone.localdate(matter.created_at) else "",
    )
    Trip.objects.create(
        matter_id=matter.pk, left_on=left_on, tickets_match=True, departed_recorded_by=by, departed_recorded_at=now
    )
    # Another day than planned is written down, not refused: what happened must be on record.
    off_plan = (left_on - matter.starts_on).days if matter.starts_on else 0
    return {"left_on": left_on.isoformat(), "tickets_match": True, "days_off_plan": off_plan}


def come_home(
    matter, *, left_on: date, came_home_on: date, people_back: int | None = None, overstay_reason: str = "",
    force_majeure: bool = False, excuse_proof=None, by, now: datetime,
) -> dict:
    """Record the return with the dates of the border stamps (入境); ``people_back`` is everybody unless said."""
    trip = current(matter)
    if trip is None:
        raise NotNow(_("The departure is not recorded yet."))
    if trip.came_home_on:
        raise NotNow(_("The return is recorded already."))
    excuse_proof = own_file(matter, excuse_proof)
    group = going(matter).count()
    back = group if people_back is None else people_back
    over = days_over(matter, left_on=left_on, came_home_on=came_home_on)
    refuse(
        not_yet(came_home_on, now=now),
        _("The return cannot be before the departure.") if came_home_on < left_on else "",
        _("More people came home than left.") if back > group else "",
        *_unexplained(over, group - back, overstay_reason),
        _("Attach a proof of the force majeure.") if force_majeure and excuse_proof is None else "",
    )
    trip.left_on, trip.came_home_on, trip.people_back = left_on, came_home_on, back
    trip.overstay_reason, trip.force_majeure = overstay_reason.strip(), bool(force_majeure)
    trip.excuse_proof = excuse_proof
    trip.came_home_recorded_by, trip.came_home_recorded_at = by, now
    trip.save()
    last = due.last_day(matter, home=came_home_on, limits=limits_on(matter.limits_on or timezone.localdate(now)))
    custody.expect_back(matter, due_on=last, now=now)
    return {
        "left_on": left_on.isoformat(), "came_home_on": came_home_on.isoformat(), "people_back": back,
        "days": (came_home_on - left_on).days + 1, "days_over": over, "overstay_reason": trip.overstay_reason,
        "force_majeure": trip.force_majeure, "passports_due_on": last.isoformat(),
        "excuse_proof": digest_of(excuse_proof),
    }


def _unexplained(over: int, missing: int, reason: str) -> list[str]:
    if reason.strip():
        return []
    said = []
    if over:
        said.append(_("The trip went %(days)d days beyond what was approved; give the reason.") % {"days": over})
    if missing > 0:
        said.append(_("Not everybody came home; say who did not, and why."))
    return said


def days_over(matter, *, left_on: date, came_home_on: date) -> int:
    """Days beyond the approval, by the last day or by the number of days, whichever is more; both ends count."""
    if not matter.starts_on or not matter.ends_on:
        return 0
    late = (came_home_on - matter.ends_on).days
    longer = (came_home_on - left_on).days - (matter.ends_on - matter.starts_on).days
    return max(late, longer, 0)


def current(matter) -> Trip | None:
    """The trip, once the departure is recorded."""
    return Trip.objects.filter(matter_id=matter.pk).first()


def days_after_return(matter, days: int) -> date | None:
    """The last day of a duty that is due so many days after the return; the day after it is day 1."""
    trip = current(matter)
    return trip.came_home_on + timedelta(days=days) if trip and trip.came_home_on else None
