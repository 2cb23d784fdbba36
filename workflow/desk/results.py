"""The library of results as the desk shows it (成果库): its filters, its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from approvals.people.models import Unit
from workflow.core import countries, kinds
from workflow.registers.models import Result
from workflow.registers.results.excerpts import excerpt, marked

ICONS = {
    "report": "file-text", "paper": "book-open", "photo": "image", "contact": "contact", "agreement": "handshake",
    "task": "list-checks",
}  # fmt: skip
OPEN = {"any": _("Open"), "late": _("Late"), "mine": _("Open and mine")}


def choices() -> dict[str, Any]:
    """What the filters offer; one statement."""
    return {
        "kinds": Result.Kind.choices, "units": list(Unit.objects.values_list("pk", "name")), "places": countries.choices(),
        "abouts": list(_abouts()), "opens": OPEN.items(),
    }  # fmt: skip


def _abouts() -> Iterator[tuple[str, Any]]:
    """Track and task by the names of the kinds that know them."""
    told: dict[str, Any] = {}
    for kind in kinds.installed():
        for field in ("track", "task"):
            for code, name in (kind.figures.names.get(field, {}) if kind.figures else {}).items():
                told.setdefault(f"{field}:{code}", name)
    yield from told.items()


def about(result: Result) -> list[str]:
    """The names of its track and task."""
    known = dict(_abouts())
    codes = (f"track:{result.track}", f"task:{result.task}")
    return [str(known[code]) for code in codes if code in known]


@dataclass(frozen=True)
class Row:
    """One entry of the list; ``excerpt`` shows the place that was searched for."""

    result: Result
    title: SafeString
    excerpt: SafeString
    icon: str
    where: str
    state: str
    level: str


def row_of(result: Result, query: str, *, today: date) -> Row:
    """The row of an entry."""
    state, level = state_of(result, today=today)
    words = excerpt(result.text, query) if result.text else SafeString("")
    where = countries.names(result.places)
    return Row(result, marked(result.title, query), words, ICONS[result.kind], where, state, level)


def state_of(result: Result, *, today: date) -> tuple[str, str]:
    """Its state in a word, and how that looks."""
    if result.entered_at is None:
        return str(_("handed in, not accepted yet")), "info"
    if result.outcome:
        return str(result.get_outcome_display()), "ok" if result.outcome == Result.Outcome.DONE else ""
    if result.is_open:
        return (str(_("late")), "bad") if result.late(today) else (str(result.get_outcome_display()), "warn")
    return (str(_("public")), "ok") if result.published_at else ("", "")
