"""The passport register as the desk shows it (证照台账): who holds what, where it is, until when it must be back.

One statement lists the documents with what is out and the holder's unit; one counts them. No number is ever read here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.people.models import Holding
from workflow.registers.models import Passport
from workflow.registers.passports.documents import months_after

SOON_DAYS, EXPIRING_MONTHS = 7, 6  # what these lists call soon; the duties' own numbers stand in the limits
SHOWN = {"in_custody": "in_cabinet", "transferred": "void"}  # where it is → how that looks


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
    usable = Q(where__in=[Passport.Where.IN_CUSTODY, Passport.Where.DRAWN])
    drawn = Q(where=Passport.Where.DRAWN)
    return {
        "here": (gettext_lazy("In custody"), Q(where=Passport.Where.IN_CUSTODY)),
        "out": (gettext_lazy("Out"), drawn),
        "soon": (gettext_lazy("Due within 7 days"), drawn & Q(loans__returned_on=None, loans__due_on__range=(today, soon))),
        "overdue": (gettext_lazy("Overdue"), drawn & Q(loans__returned_on=None, loans__due_on__lt=today)),
        "expiring": (gettext_lazy("Expire within 6 months"), usable & Q(expires_on__lt=expiring)),
    }


def figures(today: date) -> list[dict[str, Any]]:
    """How many documents each question finds, and its address."""
    asked = filters(today)
    counts = Passport.objects.aggregate(
        **{key: Count("pk", filter=where, distinct=True) for key, (_words, where) in asked.items()}
    )
    levels = {"soon": "soon", "overdue": "late"}
    return [
        {"key": key, "label": words, "count": counts[key], "level": levels.get(key, "") if counts[key] else ""}
        for key, (words, _where) in asked.items()
    ]


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
    if passport.where != Passport.Where.DRAWN or passport.out_due is None:
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
