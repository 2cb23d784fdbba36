"""Plan against actual (计划与实际) of a visit: the approved version beside the stay, the costs, the gifts and the deadlines.

Cited are the rules that ask for it (IN-04 to IN-16) with their sources. What was explained without a proof stays open.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

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
from workflow.core.models import RuleException
from workflow.duties.models import Settlement, Sharing
from workflow.matters.visits import accounts, reception, stays
from workflow.matters.visits.application import CHOICES
from workflow.matters.visits.models import Check, Lodging, Present, Stay, Summary, Talk
from workflow.registers.limits import limits_on


def compare(matter, today: date) -> Comparison:
    """Every check of a visit whose guests have left."""
    stay = matter.stay
    checks = (
        *_dates(matter, stay), *_programme(matter), *_people(matter, stay), *_money(matter), *_gifts(matter),
        *_documents(matter), *_deadlines(matter, today),
    )  # fmt: skip
    granted = RuleException.objects.filter(matter_id=matter.pk, granted=True).select_related("evidence")
    return Comparison(with_exceptions(checks, {row.rule: row.evidence for row in granted}))


def _dates(matter, stay: Stay) -> Iterator[Checked]:
    came, left = timezone.localdate(stay.arrived_at), timezone.localdate(stay.left_at)
    yield same(
        "arrival",
        Part.DATES,
        _("Arrival"),
        shown(matter.starts_on),
        shown(came),
        kept=came == matter.starts_on,
        source=_("the approved application"),
    )
    yield same(
        "leaving",
        Part.DATES,
        _("Departure of the guests"),
        shown(matter.ends_on),
        shown(left),
        kept=left == matter.ends_on,
        source=_("the approved application"),
    )
    approved, actual = (matter.ends_on - matter.starts_on).days + 1, (left - came).days + 1
    yield same(
        "days",
        Part.DATES,
        _("Days at the school"),
        _("%(days)d days") % {"days": approved},
        _("%(days)d days") % {"days": actual},
        kept=actual <= approved,
        source=_("the approved application"),
    )


def _programme(matter) -> Iterator[Checked]:
    for talk in Talk.objects.filter(matter_id=matter.pk):
        yield same(
            f"talk.{talk.pk}",
            Part.ITINERARY,
            _("Talk"),
            matter.application.talk_topic or "—",
            talk.topic,
            kept=talk.as_approved,
            said=talk.note,
            rule="IN-09",
            source="S57",
        )
    for check in Check.objects.filter(matter_id=matter.pk):
        fine = check.escorted and check.kept_route and check.no_secret_places and check.no_photos
        yield same(
            f"check.{check.pk}",
            Part.ITINERARY,
            _("Escort, route, restricted areas"),
            _("in order"),
            _("in order") if fine else _("not in order"),
            kept=fine,
            said=check.note,
            rule="IN-15",
            source="S84",
        )


def _people(matter, stay: Stay) -> Iterator[Checked]:
    size = matter.application.size or 0
    yield same(
        "people", Part.PEOPLE, _("Number of guests"), size, stay.people, kept=stay.people <= size, rule="IN-16", source="S70"
    )
    strangers = "、".join(stay.strangers)
    yield same(
        "strangers",
        Part.PEOPLE,
        _("Guests who were not approved"),
        _("none"),
        strangers or _("none"),
        kept=not strangers,
        rule="IN-16",
        source="S70",
    )


def _money(matter) -> Iterator[Checked]:
    settlement = Settlement.objects.filter(matter_id=matter.pk).first()
    if settlement is None:
        total = matter.application.total
        outcome = Outcome.OPEN if total else Outcome.KEPT
        yield Checked("money", Part.MONEY, _("Costs"), str(total), _("not settled yet") if total else "0", outcome, source="S115")
        return
    for number, line in enumerate(settlement.lines, 1):
        over = Decimal(line["actual"]) > Decimal(line["approved"])
        outcome = Outcome.KEPT if not over else Outcome.OPEN if settlement.note else Outcome.FOUND
        name = CHOICES["costs.kind"].get(line["kind"], line["kind"])
        yield Checked(
            f"money.{number}",
            Part.MONEY,
            name,
            line["approved"],
            line["actual"],
            outcome,
            said=settlement.note if over else "",
            source="S62 S116",
        )


def _gifts(matter) -> Iterator[Checked]:
    planned = {gift.what for gift in matter.application.gifts}
    for gift in Present.objects.filter(matter_id=matter.pk, way=Present.Way.GIVEN):
        yield same(
            f"gift.{gift.pk}",
            Part.MONEY,
            _("Gift given"),
            gift.what if gift.what in planned else "—",
            f"{gift.what} {gift.value}",
            kept=gift.what in planned,
            rule="IN-13",
            source="S117 S63",
        )
    for gift in stays.to_hand_in(matter):
        yield same(
            f"received.{gift.pk}",
            Part.MONEY,
            _("Gift received"),
            _("handed in"),
            _("%(what)s is still kept") % {"what": gift.what},
            kept=False,
            source="S95",
        )


def _documents(matter) -> Iterator[Checked]:
    hours = stays.hours(matter)
    if not hours:
        return
    lodging = Lodging.objects.filter(matter_id=matter.pk).first()
    late = lodging is None or lodging.late
    actual = timezone.localtime(lodging.registered_at).strftime("%Y-%m-%d %H:%M") if lodging else _("none")
    yield same(
        "lodging",
        Part.DOCUMENTS,
        _("Registration of the lodging"),
        _("within %(hours)d hours") % {"hours": hours},
        actual,
        kept=not late,
        said=lodging.why_late if lodging else "",
        rule="IN-11",
        source="S73",
    )


def _deadlines(matter, today: date) -> Iterator[Checked]:
    plan = matter.reception_plans.first()
    yield by_deadline(
        "plan",
        _("Reception plan"),
        due=reception.plan_due(matter),
        on=timezone.localdate(plan.handed_in_at) if plan else None,
        today=today,
        rule="IN-07",
        source="S57 S60b",
    )
    summary = Summary.objects.filter(matter_id=matter.pk).first()
    yield by_deadline(
        "summary",
        _("Summary of the visit"),
        due=accounts.summary_due(matter),
        on=timezone.localdate(summary.handed_in_at) if summary else None,
        today=today,
        rule="IN-14",
        source="S59",
    )
    shared = Sharing.objects.filter(matter_id=matter.pk).first()
    due = timezone.localdate(matter.stay.left_at) + timedelta(days=limits_on(matter.limits_on or today).sharing_days)
    yield by_deadline(
        "sharing",
        _("Results shared"),
        due=due,
        on=shared.held_on if shared else None,
        today=today,
        source=_("the school's own number"),
    )


CHECKLIST = (
    Question("guests", gettext_lazy("The guests who came are those of the approved list"), "IN-16 S70"),
    Question("plan", gettext_lazy("The visit went as the reception plan says"), "IN-07 S59"),
    Question("secrecy", gettext_lazy("Escort and secrecy check are on file"), "IN-15"),
    Question("meals", gettext_lazy("Meals, banquets and gifts agree with the invoices"), "S62 S64b"),
    Question("summary", gettext_lazy("The summary says what was agreed and what follows"), "IN-14 S59"),
)
COMPARED = Compared(states=("departed", "summary", "sharing", "archived"), compare=compare, checklist=CHECKLIST)
