"""What the page of a delegation shows (团组页面): facts, rules, people and papers, changes since the last decision."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflow.core.countries import name as country
from workflow.core.countries import names
from workflow.core.models import Revision
from workflow.duties import notices, permits
from workflow.duties.models import Attendance, Pledge
from workflow.matters.delegations import submission
from workflow.matters.delegations.application import CHOICES, LABELS, Application, changes
from workflow.matters.delegations.states import EDITABLE
from workflow.registers.passports.documents import going, needed_by

LEVELS = {"block": "bad", "warn": "warn", "info": "warn"}


def page(matter, person) -> dict:
    """Context of templates/delegations/cards.html and of the common parts."""
    application = matter.application
    found = _report(matter)
    return {
        "cards": "delegations/cards.html", "application": application, "facts": _facts(matter, application),
        "wrong": [_verdict(v) for v in found if v["passed"] is not True],
        "passed": [_verdict(v) for v in found if v["passed"] is True],
        "changes": _changes(matter), "members": _members(matter, application) if matter.revision_id else [],
        "exceptions": list(matter.exceptions.select_related("asked_by", "decided_by")),
        "legs": [(country(leg.country) if leg.country else "", leg) for leg in application.legs],
        "budget": [(CHOICES["budget.kind"].get(line.kind, line.kind), line) for line in application.budget],
        "totals": application.totals, "notice": notices.current(matter) if matter.revision_id else None,
        "permit": permits.current(matter), "files": list(matter.attachments.all()),
        "what_next": matter.life.lacking(matter),
    }


def editable(matter, person) -> bool:
    """Whether that person may go on writing the application now."""
    return matter.state in EDITABLE and person.pk in (matter.owner_id, matter.preparer_id)


def _report(matter) -> list[dict]:
    if matter.revision_id and matter.state not in EDITABLE:
        return matter.revision.report
    _complaints, found = submission.check(matter, now=timezone.now())
    return [submission.kept(verdict) for verdict in found]


def _verdict(verdict: dict) -> dict:
    """For components/verdict.html: what is wrong, the smallest change that passes, the rule."""
    level = "ok" if verdict["passed"] else LEVELS[verdict["severity"]] if verdict["passed"] is False else "warn"
    return {
        "level": level, "title": verdict["message"] if verdict["passed"] is not True and verdict["message"] else verdict["title"],
        "word": _("Not stated") if verdict["passed"] is None else "",
        "detail": verdict["message"] if verdict["passed"] else _missing(verdict["missing"]), "fix": verdict["fix"],
        "cite": f"{verdict['rule']} · {verdict['title']} · {verdict['source']}",
    }


def _missing(paths: Iterable[str]) -> str:
    words = [str(LABELS.get(".".join(part for part in path.split(".") if not part.isdigit()), path)) for path in paths]
    return _("Missing: %(fields)s") % {"fields": ", ".join(dict.fromkeys(words))} if words else ""


def _facts(matter, application: Application) -> list[dict]:
    leader = application.led_by
    total = ", ".join(_money(amount, currency) for currency, amount in application.totals.items())
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


def _money(amount, currency: str) -> str:
    return f"¥{amount:,.2f}" if currency == "CNY" else f"{amount:,.2f} {currency}"


def _yes(answer: bool | None) -> str:
    return "" if answer is None else _("yes") if answer else _("no")


def _period(application: Application) -> str:
    if not (application.starts and application.ends):
        return ""
    return " — ".join(date_format(day, "DATE_FORMAT") for day in (application.starts, application.ends))


def _days(application: Application) -> str:
    return _("%(days)d days, both ends counted") % {"days": application.days} if application.days else ""


def _members(matter, application: Application) -> list[dict]:
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


def _changes(matter) -> dict:
    """What differs between this revision and the one before, in words."""
    rows = list(matter.revisions.order_by("-no")[:2]) if matter.revision_id else []
    return _between(rows[1], rows[0]) if len(rows) == 2 else {}


def difference(matter, digest: str) -> dict:
    """What differs between the revision of that digest and the present one, in words."""
    earlier = matter.revisions.filter(digest=digest).order_by("no").last()
    return _between(earlier, matter.revision) if earlier and earlier != matter.revision else {}


def _between(old: Revision, new: Revision) -> dict:
    then, now = (Application.model_validate(row.content) for row in (old, new))
    listed = [{"name": name, "before": before, "after": after} for name, before, after in changes(then, now)]
    return {"rows": listed, "from": old, "to": new}
