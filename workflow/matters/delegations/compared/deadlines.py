"""Deadlines (期限): both public notices, every document handed in, report, settlement, sharing (rules of the return)."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Outcome, Part, by_deadline, shown
from workflow.duties import notices, trips
from workflow.duties.models import Notice, Report, Settlement, Sharing
from workflow.registers.models import Loan


def checks(matter, limits, today: date) -> Iterator[Checked]:
    """In the order of their last days."""
    own = _("the school's own number")

    def after(code: str, name: str, days: int, on: date | None, source: str) -> Checked:
        return by_deadline(code, name, due=trips.days_after_return(matter, days), on=on, today=today, source=source)

    yield _first_notice(matter, limits)
    for loan in Loan.objects.filter(matter_id=matter.pk).select_related("passport"):
        name = _("Passport of %(name)s handed in") % {"name": loan.passport.holder_name}
        if loan.purpose in Loan.FOR_EXIT or not loan.returned_on:
            yield by_deadline(f"passport.{loan.pk}", name, due=loan.due_on, on=loan.returned_on, today=today, source="S06 S11")
    report = Report.objects.filter(matter_id=matter.pk).first()  # a version that was sent back was in time, too
    handed_in = timezone.localdate(report.handed_in_at) if report else None
    yield after("report", _("Report"), limits.report_days, handed_in, "S03 S06 S53")
    second = Notice.objects.filter(matter_id=matter.pk, which=notices.SECOND).first()
    opened = second.opened_on if second else None
    yield after("notice.second", _("Public notice after the trip"), limits.second_notice_days, opened, "S01 S10")
    settled = Settlement.objects.filter(matter_id=matter.pk).first()
    yield after("settlement", _("Settlement"), limits.settlement_days, settled.settled_on if settled else None, own)
    shared = Sharing.objects.filter(matter_id=matter.pk).first()
    yield after("sharing", _("Results shared"), limits.sharing_days, shared.held_on if shared else None, own)


def _first_notice(matter, limits) -> Checked:
    """It ran its days before anybody left, and nothing said against it was upheld or is unanswered."""
    notice = notices.current(matter)
    approved = _("%(days)d working days before the exit") % {"days": limits.notice_working_days}
    against = notices.objected(notice) if notice else []
    ran = notice is not None and notice.until is not None and notice.until < matter.trip.left_on
    actual = f"{shown(notice.opened_on)} – {shown(notice.until)}" if notice else _("none")
    return Checked(
        "notice.first", Part.DEADLINES, _("Public notice before the trip"), approved, actual,
        Outcome.KEPT if ran and not against else Outcome.FOUND, said=" ".join(against), source="S01 S10 S24",
    )  # fmt: skip
