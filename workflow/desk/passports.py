"""The passport register as the desk shows it (证照台账): who holds what, where it is, until when it must be back.

One statement lists the documents with what is out and the holder's unit; one counts them. No number is ever read here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, FilteredRelation, Max, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.people.models import Holding
from workflow.registers.models import Difference, Loan, Passport
from workflow.registers.passports.documents import months_after
from workflow.registers.passports.reminding import FALLEN

SOON_DAYS, EXPIRING_MONTHS = 7, 6  # what these lists call soon; the duties' own numbers stand in the limits
SHOWN = {"in_custody": "in_cabinet", "transferred": "moved", "moved_out": "moved", "cancelled": "void"}  # where → how that looks
AWAY = (Passport.Where.DRAWN, Passport.Where.REFUSED)


def shown() -> Any:
    """All documents with their open loan (``out_…``) and the unit of their holder."""
    unit = Holding.objects.filter(person=OuterRef("holder"), until=None).order_by("pk").values("post__unit__name")[:1]
    return Passport.objects.select_related("holder").annotate(
        out=FilteredRelation("loans", condition=Q(loans__returned_on=None)), out_due=F("out__due_on"),
        out_since=F("out__drawn_on"), out_to=F("out__handed_to"), out_matter=F("out__matter_id"),
        out_title=F("out__matter__title"), out_number=F("out__matter__number"), unit_name=Subquery(unit),
    )


def filters(today: date) -> dict[str, tuple[Any, Q]]:
    """The questions a custodian asks: key → (words, condition)."""
    soon, expiring = today + timedelta(days=SOON_DAYS), months_after(today, EXPIRING_MONTHS)
    usable = Q(where__in=[Passport.Where.IN_CUSTODY, Passport.Where.DRAWN, Passport.Where.PROVINCE])
    return {
        "here": (gettext_lazy("In custody"), Q(where=Passport.Where.IN_CUSTODY)),
        "out": (gettext_lazy("Out"), Q(where__in=AWAY)),
        "soon": (gettext_lazy("Due within 7 days"), _lent(due_on__range=(today, soon))),
        "overdue": (gettext_lazy("Overdue"), _lent(due_on__lt=today)),
        "held": (gettext_lazy("Held by trips called off"), _lent(matter__state__in=FALLEN)),
        "expiring": (gettext_lazy("Expire within 6 months"), usable & Q(expires_on__lt=expiring)),
        "missing": (gettext_lazy("Lost or refused"), Q(where__in=[Passport.Where.LOST, Passport.Where.REFUSED])),
    }


def _lent(**how: Any) -> Q:
    """Documents with an open entry of that kind."""
    return Q(pk__in=Loan.objects.open().filter(**how).order_by().values("passport"))


def figures(today: date) -> tuple[list[dict[str, Any]], int]:
    """How many documents each question finds, and its address; and how many differences are open. One statement."""
    asked = filters(today)
    differences = Difference.objects.open().order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
    counts = Passport.objects.aggregate(
        differences=Max(Subquery(differences)), **{key: Count("pk", filter=where) for key, (_words, where) in asked.items()}
    )
    levels = {"soon": "soon", "overdue": "late", "held": "soon", "missing": "late"}
    shown = [
        {"key": key, "label": words, "count": counts[key], "level": levels.get(key, "") if counts[key] else ""}
        for key, (words, _where) in asked.items()
    ]
    return shown, counts["differences"] or 0


def named(text: str) -> Q:
    """Documents of a holder by name or staff number."""
    return Q(holder_name__icontains=text) | Q(holder__username__iexact=text)


@dataclass(frozen=True)
class Row:
    """One document of the list, with its state in words."""

    passport: Any
    state: str
    label: str
    due: str = ""
    level: str = ""


def row_of(passport: Any, *, today: date) -> Row:
    """The row of a document as ``shown`` found it."""
    state = _state(passport, today)
    words = {"overdue": _("Overdue, still out"), "expired": _("In custody, expired"), "expiring": _("In custody, expires soon")}
    label = words.get(state) or passport.get_where_display()
    if passport.where not in AWAY or passport.out_due is None:
        return Row(passport, state, label)
    level = "late" if passport.out_due < today else "soon" if passport.out_due <= today + timedelta(days=SOON_DAYS) else ""
    return Row(passport, state, label, due=days_left(passport.out_due, today=today), level=level)


def _state(passport: Any, today: date) -> str:
    if passport.where == Passport.Where.DRAWN:
        return "overdue" if passport.out_due and passport.out_due < today else "drawn"
    if passport.where == Passport.Where.IN_CUSTODY and passport.expires_on < today:
        return "expired"
    if passport.where == Passport.Where.IN_CUSTODY and passport.expires_on < months_after(today, EXPIRING_MONTHS):
        return "expiring"
    return SHOWN.get(passport.where, passport.where)


def days_left(due_on: date, *, today: date) -> str:
    """Natural days, not working days: the hand-in of a document exempts no holidays (S03)."""
    days = (due_on - today).days
    if days == 0:
        return _("Due today")
    return _("Days left: %(days)d") % {"days": days} if days > 0 else _("Days overdue: %(days)d") % {"days": -days}
