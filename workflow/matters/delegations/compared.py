"""Plan against actual (计划与实际) of a delegation: the approved version beside trip, report, money, documents and deadlines.

The rules OUT-24 and OUT-25 are cited where they speak (S06 S18 S20); other duties by the source of their number. What was
explained without a proof stays open: somebody has to judge it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.comparing import (
    Checked,
    Compared,
    Comparison,
    Outcome,
    Part,
    Question,
    by_deadline,
    same,
    shown,
    with_exceptions,
)
from workflow.core.countries import names
from workflow.core.models import RuleException
from workflow.duties import briefings, notices, permits, reports, trips
from workflow.duties.models import Notice, Report, Settlement, Sharing, Trip
from workflow.registers.limits import limits_on
from workflow.registers.models import Loan

OVERSTAY = {"rule": "OUT-25", "source": "S06"}
AS_APPROVED = {"rule": "OUT-24", "source": "S06 S18 S20"}


def compare(matter, today: date) -> Comparison:
    """Every check of a group that came home."""
    trip, limits = matter.trip, limits_on(matter.limits_on or today)
    report = reports.newest(matter)
    checks = (
        *_dates(matter, trip), *_itinerary(matter, report), *_people(matter, trip), *_money(matter),
        *_documents(matter), *_deadlines(matter, trip, limits, today),
    )  # fmt: skip
    granted = RuleException.objects.filter(matter_id=matter.pk, granted=True).select_related("evidence")
    return Comparison(with_exceptions(checks, {row.rule: row.evidence for row in granted}))


def _dates(matter, trip: Trip) -> Iterator[Checked]:
    left, home = trip.left_on, trip.came_home_on
    assert left and home  # the matter is over: both were recorded
    inside = matter.starts_on - timedelta(days=1) <= left <= matter.ends_on
    outcome = Outcome.KEPT if left == matter.starts_on else Outcome.OPEN if inside else Outcome.FOUND
    said = _("Within the approved days; file the written note and the tickets.") if outcome is Outcome.OPEN else ""
    yield Checked("exit", Part.DATES, _("Exit from China"), shown(matter.starts_on), shown(left), outcome, said=said, **AS_APPROVED)
    excuse: dict[str, Any] = {"said": trip.overstay_reason, "proof": trip.excuse_proof} if trip.overstay_reason else {}
    late = (home - matter.ends_on).days
    yield Checked(
        "entry", Part.DATES, _("Entry to China"), shown(matter.ends_on), shown(home), _overstay(trip, late), **excuse, **OVERSTAY
    )
    approved, actual = (matter.ends_on - matter.starts_on).days + 1, (home - left).days + 1
    yield Checked(
        "days", Part.DATES, _("Days abroad, by the border stamps"), _("%(days)d days") % {"days": approved},
        _("%(days)d days") % {"days": actual}, _overstay(trip, actual - approved), **excuse, **OVERSTAY,
    )  # fmt: skip


def _overstay(trip: Trip, over: int) -> Outcome:
    if over <= 0:
        return Outcome.KEPT
    return Outcome.EXCUSED if trip.force_majeure and trip.excuse_proof_id else Outcome.FOUND


def _itinerary(matter, report: Report | None) -> Iterator[Checked]:
    application = matter.application
    places = names(application.countries)
    task = application.purpose or matter.title
    if report is None:
        yield Checked(
            "task", Part.ITINERARY, _("Task and itinerary"), f"{places}; {task}", _("no report yet"), Outcome.OPEN, source="S39"
        )
        return
    undone = bool(report.not_done)
    said = _("Not done: %(what)s") % {"what": report.not_done} if undone else ""
    outcome = Outcome.OPEN if undone or not report.accepted_at else Outcome.KEPT
    yield Checked(
        "task",
        Part.ITINERARY,
        _("Task and itinerary"),
        f"{places}; {task}",
        report.done,
        outcome,
        said=said,
        rule="OUT-24",
        source="S39",
    )


def _people(matter, trip: Trip) -> Iterator[Checked]:
    approved, back = matter.application.size, trip.people_back or 0
    explained = back < approved and bool(trip.overstay_reason)
    outcome = Outcome.KEPT if back == approved else Outcome.OPEN if explained else Outcome.FOUND
    yield Checked(
        "people",
        Part.PEOPLE,
        _("Number of people"),
        str(approved),
        str(back),
        outcome,
        said=trip.overstay_reason if explained else "",
        **AS_APPROVED,
    )
    told = sorted(member.name for member in matter.application.members)
    went = sorted(matter.participants.filter(dropped_at=None).values_list("name", flat=True))
    yield same("names", Part.PEOPLE, _("Members"), "、".join(told), "、".join(went), kept=told == went, **AS_APPROVED)
    absent = [row.name for row in briefings.absent(matter)]
    unsigned = [row.name for row in briefings.unsigned(matter)]
    yield same(
        "briefing",
        Part.PEOPLE,
        _("Briefing attended"),
        _("everybody"),
        _("all but %(names)s") % {"names": "、".join(absent)} if absent else _("everybody"),
        kept=not absent,
        source="S51",
    )
    yield same(
        "pledges",
        Part.PEOPLE,
        _("Pledges signed"),
        _("everybody"),
        _("all but %(names)s") % {"names": "、".join(unsigned)} if unsigned else _("everybody"),
        kept=not unsigned,
        source="S19 S51",
    )


def _money(matter) -> Iterator[Checked]:
    settlement = Settlement.objects.filter(matter_id=matter.pk).first()
    if settlement is None:
        budget = ", ".join(f"{amount} {currency}" for currency, amount in matter.application.totals.items())
        yield Checked("money", Part.MONEY, _("Costs"), budget, _("not settled yet"), Outcome.OPEN, source="S115")
        return
    for number, line in enumerate(settlement.lines, 1):
        over = Decimal(line["actual"]) > Decimal(line["approved"])
        yield Checked(
            f"money.{number}",
            Part.MONEY,
            line["kind"],
            line["approved"],
            line["actual"],
            _spent(over, settlement.note),
            said=settlement.note if over else "",
            source="S116",
        )
    over = settlement.total > settlement.approved
    yield Checked(
        "total",
        Part.MONEY,
        _("Total in yuan"),
        str(settlement.approved),
        str(settlement.total),
        _spent(over, settlement.note),
        said=settlement.note if over else "",
        rule="OUT-24",
        source="S116",
    )


def _spent(over: bool, note: str) -> Outcome:
    """A word why is an explanation, no proof (S116: in principle it is not paid)."""
    return Outcome.KEPT if not over else Outcome.OPEN if note else Outcome.FOUND


def _documents(matter) -> Iterator[Checked]:
    permit, application = permits.current(matter), matter.application
    yield same(
        "permit",
        Part.DOCUMENTS,
        _("Permit"),
        _("to be there"),
        permit.number if permit else _("none"),
        kept=permit is not None,
        **AS_APPROVED,
    )
    if permit:
        covers = permit.people >= application.size and permit.days >= (application.days or 0)
        asked = _("%(people)d people, %(days)d days") % {"people": application.size, "days": application.days or 0}
        given = _("%(people)d people, %(days)d days") % {"people": permit.people, "days": permit.days}
        yield same("permit.extent", Part.DOCUMENTS, _("What the permit covers"), asked, given, kept=covers, **AS_APPROVED)


def _deadlines(matter, trip: Trip, limits, today: date) -> Iterator[Checked]:
    first = notices.current(matter)
    yield same(
        "notice.first",
        Part.DEADLINES,
        _("Public notice before the trip"),
        _("%(days)d working days") % {"days": limits.notice_working_days},
        f"{shown(first.opened_on)} – {shown(first.until)}" if first else _("none"),
        kept=bool(first and first.sealed_on),
        source="S01 S10 S24",
    )
    for loan in Loan.objects.filter(matter_id=matter.pk, purpose__in=Loan.FOR_EXIT).select_related("passport"):
        yield by_deadline(
            f"passport.{loan.pk}",
            _("Passport of %(name)s handed in") % {"name": loan.passport.holder_name},
            due=loan.due_on,
            on=loan.returned_on,
            today=today,
            source="S06 S11",
        )
    handed = Report.objects.filter(matter_id=matter.pk).first()
    yield by_deadline(
        "report",
        _("Report"),
        due=trips.days_after_return(matter, limits.report_days),
        on=timezone.localdate(handed.handed_in_at) if handed else None,
        today=today,
        source="S03",
    )
    second = Notice.objects.filter(matter_id=matter.pk, which=notices.SECOND).first()
    yield by_deadline(
        "notice.second",
        _("Public notice after the trip"),
        due=trips.days_after_return(matter, limits.second_notice_days),
        on=second.opened_on if second else None,
        today=today,
        source="S01 S10",
    )
    settled = Settlement.objects.filter(matter_id=matter.pk).first()
    own = _("the school's own number")
    yield by_deadline(
        "settlement",
        _("Settlement"),
        due=trips.days_after_return(matter, limits.settlement_days),
        on=settled.settled_on if settled else None,
        today=today,
        source=own,
    )
    shared = Sharing.objects.filter(matter_id=matter.pk).first()
    yield by_deadline(
        "sharing",
        _("Results shared"),
        due=trips.days_after_return(matter, limits.sharing_days),
        on=shared.held_on if shared else None,
        today=today,
        source=own,
    )


CHECKLIST = (
    Question("stamps", gettext_lazy("The border dates agree with the copies of the stamps"), "S20 S42"),
    Question("letter", gettext_lazy("The invitation comes from the host itself and fits the task"), "OUT-21 S05 S09"),
    Question("passport_kind", gettext_lazy("Only official travel documents were used"), "OUT-23 S01 S18 S19"),
    Question("invoices", gettext_lazy("The invoices agree with the settlement"), "S115"),
    Question("report", gettext_lazy("The report says what was done, and what was not and why"), "S39 S53"),
    Question("discipline", gettext_lazy("Nothing is known of a breach of discipline in foreign affairs"), "S51"),
)
COMPARED = Compared(states=("returned", "sharing", "archived"), compare=compare, checklist=CHECKLIST)
