"""What the page of a visit shows (来访页面): facts, guests and hosts, costs; then plan, stay, gifts and promises as they come."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflow.applying.page import common, money
from workflow.core.countries import name as country
from workflow.core.countries import names
from workflow.duties import permits
from workflow.matters.visits import accounts, invitations, people, reception, stays
from workflow.matters.visits.application import CHOICES, LABELS, Application
from workflow.matters.visits.models import Check, Lodging, Present, Promise, Talk, Task


def page(matter, person) -> dict:
    """Context of templates/visits/cards.html and of the common parts."""
    application = matter.application
    return common(matter) | _later(matter) | {
        "cards": "visits/cards.html", "application": application, "facts": _facts(application),
        "guests": [(country(guest.country) if guest.country else "", guest) for guest in people.listed(matter)],
        "costs": [(CHOICES["costs.kind"][line.kind], line) for line in application.costs], "total": application.total,
    }  # fmt: skip


def _later(matter) -> dict[str, Any]:
    """What came in since the submission."""
    if not matter.revision_id:
        return {}
    talks, presents, checks = (list(table.objects.filter(matter_id=matter.pk)) for table in (Talk, Present, Check))
    return {
        "invitation": invitations.of(matter), "basis": _basis(matter), "permit": permits.current(matter),
        "plan": reception.plan_of(matter), "tasks": list(Task.objects.filter(matter_id=matter.pk, dropped_at=None)),
        "stay": stays.of(matter), "lodging": Lodging.objects.filter(matter_id=matter.pk).first(),
        "talks": talks, "presents": presents, "checks": checks,
        "promises": list(Promise.objects.filter(matter_id=matter.pk).select_related("person")),
        "summary": accounts.newest(matter),
    }  # fmt: skip


def _basis(matter) -> str:
    row = invitations.of(matter)
    return str(CHOICES["visa_basis"].get(row.visa_basis, "")) if row else ""


def _facts(visit: Application) -> list[dict]:
    return [
        _choice(visit, "origin", note=names(visit.countries)),
        _choice(visit, "guest_class", note=visit.home_unit),
        {"name": LABELS["size"], "value": visit.size or "", "note": visit.led_by.name if visit.led_by else ""},
        _choice(visit, "mode"),
        {"name": _("Visit"), "value": _period(visit), "note": _days(visit)},
        _choice(visit, "purpose", note=visit.talk_topic),
        _choice(visit, "level", note=visit.department),
        {"name": LABELS["hosts.host"], "value": getattr(visit.host, "name", ""), "note": getattr(visit.host, "phone", "")},
        {"name": LABELS["school_leader"], "value": _yes(visit.school_leader)},
        _choice(visit, "hosting", note=visit.fund_source),
        _choice(visit, "lodging", note=visit.lodging_address),
        _choice(visit, "visa_basis"),
        {"name": LABELS["purpose_detail"], "value": visit.purpose_detail, "wide": True},
        {"name": LABELS["expected_results"], "value": visit.expected_results, "wide": True},
        {"name": LABELS["hosts"], "value": ", ".join(one.name for one in visit.hosts if one.name), "wide": True},
        {"name": LABELS["costs"], "value": money(visit.total, "CNY") if visit.costs else ""},
    ]  # fmt: skip


def _choice(visit: Application, name: str, note: Any = "") -> dict:
    return {"name": LABELS[name], "value": CHOICES[name].get(getattr(visit, name) or "", ""), "note": note}


def _yes(answer: bool | None) -> str:
    return "" if answer is None else _("yes") if answer else _("no")


def _period(visit: Application) -> str:
    if not (visit.starts and visit.ends):
        return ""
    return " — ".join(date_format(day, "DATE_FORMAT") for day in (visit.starts, visit.ends))


def _days(visit: Application) -> str:
    return _("%(days)d days, both ends counted") % {"days": visit.days} if visit.days else ""
