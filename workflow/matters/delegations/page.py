"""What the page of a delegation shows (团组页面): facts, journey, money, people and their papers."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflow.applying.page import common, money
from workflow.core.countries import name as country
from workflow.core.countries import names
from workflow.duties import notices, permits
from workflow.duties.models import Attendance, Pledge
from workflow.matters.delegations.application import CHOICES, LABELS, Application
from workflow.registers.passports.documents import going, needed_by


def page(matter, person) -> dict:
    """Context of templates/delegations/cards.html and of the common parts."""
    application = matter.application
    return common(matter) | {
        "cards": "delegations/cards.html", "application": application, "facts": _facts(matter, application),
        "members": _members(matter) if matter.revision_id else [],
        "legs": [(country(leg.country) if leg.country else "", leg) for leg in application.legs],
        "budget": [(CHOICES["budget.kind"].get(line.kind, line.kind), line) for line in application.budget],
        "totals": application.totals, "notice": notices.current(matter) if matter.revision_id else None,
        "permit": permits.current(matter),
    }


def _facts(matter, application: Application) -> list[dict]:
    leader = application.led_by
    total = ", ".join(money(amount, currency) for currency, amount in application.totals.items())
    return [
        {"name": _("Leader"), "value": leader.name if leader else "", "note": leader.post if leader else ""},
        {"name": _("People"), "value": len(application.members) or ""},
        {"name": _("Exit and entry"), "value": _period(application), "note": _days(application)},
        {"name": LABELS["legs.country"], "value": names(application.countries)},
        {"name": _("Budget"), "value": total, "note": application.fund_source},
        {"name": LABELS["track"], "value": CHOICES["track"].get(application.track, "") if application.track else "",
         "note": CHOICES["task_type"].get(application.task_type, "") if application.task_type else ""},
        {"name": LABELS["in_plan"], "value": _yes(application.in_plan),
         "note": application.plan_reference or application.off_plan_reason},
        {"name": LABELS["organiser"], "value": application.organiser, "note": _("joined") if application.joined else ""},
        {"name": LABELS["purpose"], "value": application.purpose, "wide": True},
        {"name": LABELS["necessity"], "value": application.necessity, "wide": True},
    ]


def _yes(answer: bool | None) -> str:
    return "" if answer is None else _("yes") if answer else _("no")


def _period(application: Application) -> str:
    if not (application.starts and application.ends):
        return ""
    return " — ".join(date_format(day, "DATE_FORMAT") for day in (application.starts, application.ends))


def _days(application: Application) -> str:
    return _("%(days)d days, both ends counted") % {"days": application.days} if application.days else ""


def _members(matter) -> list[dict]:
    """Each traveller with briefing, pledge, visa and document, as the duties have it."""
    present = set(Attendance.objects.filter(briefing__matter_id=matter.pk).values_list("participant_id", flat=True))
    signed = set(Pledge.objects.filter(participant__matter_id=matter.pk).values_list("participant_id", flat=True))
    documents: dict[int, list] = {}
    for participant, _kind, found in needed_by(matter):
        documents.setdefault(participant.pk, []).extend(found)
    return [
        {
            "row": row, "attended": row.pk in present, "signed": row.pk in signed, "visa": getattr(row, "visa", None),
            "documents": documents.get(row.pk, []),
        }
        for row in going(matter).select_related("visa")
    ]
