"""The calendar (日程): the matters somebody may see on the days they take, own deadlines, days worked and not worked."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from approvals import calendar, inbox
from approvals.asked import foretell
from workflow.core import kinds
from workflow.core.models import Matter
from workflow.desk.month import Entry, agenda, neighbours, span, weeks
from workflow.desk.rows import name_of

MOST = 400
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 1)


@require_GET
def month(request: HttpRequest) -> HttpResponse:
    """One month, ?month=2026-03; ?kind= one kind alone, ?mine=1 what the person applied for, prepares or travels on."""
    today = timezone.localdate()
    first = _month(request.GET.get("month", ""), today)
    begins, ends = span(first)
    kind, mine = request.GET.get("kind", ""), request.GET.get("mine") == "1"
    found = list(_matters(request.user, kind, mine=mine, begins=begins, ends=ends)[: MOST + 1])
    waiting = list(inbox.waiting(request.user, on=today))
    foretell(inbox.waiting_count, request.user, answer=len(waiting))  # the shell shows it too
    dues = [a for a in waiting if a.due_on and begins <= a.due_on <= ends and kind in ("", a.subject.kind)]
    entries = [*map(_of_matter, found[:MOST]), *(_of_todo(assignment, today=today) for assignment in dues)]
    table = calendar.table(begins, ends)
    earlier, later = neighbours(first)
    context = {
        "first": first, "today": today, "too_many": len(found) > MOST, "place": "calendar",
        "weeks": weeks(first, entries, table, today=today), "agenda": agenda(first, entries, table, today=today),
        "earlier": _address(request, month=f"{earlier:%Y-%m}") if earlier >= EARLIEST else "",
        "later": _address(request, month=f"{later:%Y-%m}") if later <= LATEST else "",
        "now": _address(request, month="") if first != today.replace(day=1) else "",
        "chips": _chips(request, kind, mine=mine), "unknown": [y for y in table.years if not table.known(y)],
    }  # fmt: skip
    return render(request, "desk/calendar.html", context)


def _month(written: str, today: date) -> date:
    """The first day of the month asked for; of the present one where that cannot be read."""
    try:
        return min(max(date.fromisoformat(f"{written}-01"), EARLIEST), LATEST)
    except ValueError:
        return today.replace(day=1)


def _matters(person, kind: str, *, mine: bool, begins: date, ends: date) -> QuerySet[Matter]:
    """Those that take days between the two, by the day they begin."""
    visible = Matter.objects.of(person) if mine else Matter.objects.visible_to(person)
    lasting = Q(ends_on__gte=begins) | Q(ends_on=None, starts_on__gte=begins)
    found = visible.filter(lasting, starts_on__lte=ends).order_by("starts_on", "pk")
    return (found.filter(kind=kind) if kind else found).only("kind", "title", "state", "starts_on", "ends_on")


def _of_matter(matter: Any) -> Entry:
    """A matter that has its first day."""
    state = matter.stands_at
    return Entry(
        matter.title, matter.get_absolute_url(), matter.icon, matter.starts_on, matter.ends_on or matter.starts_on,
        word=str(state.name), level=state.level,
    )  # fmt: skip


def _of_todo(assignment: Any, *, today: date) -> Entry:
    """An assignment that has a day on which it is due."""
    matter, due_on = assignment.subject, assignment.due_on
    return Entry(
        matter.title, matter.get_absolute_url(), "clock", due_on, due_on,
        word=_("Due: %(what)s") % {"what": name_of(assignment)}, level="bad" if due_on < today else "warn", todo=True,
    )  # fmt: skip


def _chips(request: HttpRequest, kind: str, *, mine: bool) -> list[dict]:
    chips = [(_("All"), not kind and not mine, {"kind": "", "mine": ""}), (_("Mine"), mine, {"mine": "" if mine else "1"})]
    if len(kinds.installed()) > 1:
        chips += [(one.name, one.code == kind, {"kind": "" if one.code == kind else one.code}) for one in kinds.installed()]
    return [{"label": label, "current": current, "url": _address(request, **query)} for label, current, query in chips]


def _address(request: HttpRequest, **changes: str) -> str:
    """This page with other answers; what is empty is left out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    kept = [(name, str(query[name])) for name in ("month", "kind", "mine") if query.get(name)]
    query.clear()
    query.update(dict(kept))
    return f"?{query.urlencode()}" if kept else request.path
