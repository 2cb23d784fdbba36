"""What is behind a number (统计明细): the rows that it counts, found again by what its link says, and their sums."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Sum, When
from django.utils.translation import gettext_lazy, pgettext_lazy

from workflow.statistics.cube import DIMENSIONS
from workflow.statistics.models import Counted
from workflow.statistics.period import Period
from workflow.statistics.words import DIMENSIONS as NAMES
from workflow.statistics.words import WAYS, named

ASKED: Mapping[str, Mapping[str, tuple[Any, Callable[[Period], Q]]]] = {  # name → value → its words, and which rows
    "leaders": {"true": (gettext_lazy("met by a school leader"), lambda period: Q(leaders=True))},
    "settled": {
        "true": (gettext_lazy("settled"), lambda period: Q(money__isnull=False)),
        "false": (gettext_lazy("not settled yet"), lambda period: Q(money=None)),
    },
    "report": {
        "due": (gettext_lazy("a report was due"), lambda period: Q(report_due_on__isnull=False)
                & (Q(report_on__isnull=False) | Q(report_due_on__lt=period.as_of))),
        "in_time": (gettext_lazy("the report came in time"), lambda period: Q(report_on__lte=F("report_due_on"))),
    },
    "passports": {
        "due": (gettext_lazy("documents were due"), lambda period: Q(passports_on_time__gt=0) | Q(passports_late__gt=0)
                | Q(passports_out__gt=0, passports_due_on__lt=period.as_of)),
        "in_time": (gettext_lazy("documents came back in time"), lambda period: Q(passports_on_time__gt=0)),
    },
}  # fmt: skip


def behind(period: Period, query: Mapping[str, str]) -> tuple[QuerySet[Counted], list[str]]:
    """The rows behind a number, and in words what was asked for."""
    rows = Counted.objects.known(period.as_of).filter(counted_on__gte=period.since, counted_on__lte=period.last)
    said: list[str] = []
    if query.get("way") in WAYS:
        rows, said = rows.filter(way=query["way"]), [str(WAYS[query["way"]])]
    for dimension in (*DIMENSIONS, "country"):
        if dimension in query:
            rows = rows.filter(**_filter(dimension, query[dimension]))
            said.append(f"{NAMES[dimension]} – {named(dimension, query[dimension])}")
    for name, values in ASKED.items():
        if query.get(name) in values:
            words, of = values[query[name]]
            rows = rows.filter(of(period))
            said.append(str(words))
    return rows, said


def _filter(dimension: str, value: str) -> dict[str, Any]:
    if dimension == "country":
        return {"countries__contains": [value]}
    if dimension == "month":
        return {"counted_on__month": int(value) if value.isascii() and value.isdigit() else 0}
    if dimension in ("joined", "planned"):
        return {dimension: {"true": True, "false": False}.get(value)}
    return {dimension: value}


SHOWN = {
    "groups": pgettext_lazy("figures", "Groups"), "people": pgettext_lazy("figures", "Person-times"),
    "audience": pgettext_lazy("figures", "Audience"), "documents": gettext_lazy("Documents due"),
    "documents_in_time": gettext_lazy("Documents in time"), "money_planned": gettext_lazy("Planned costs in yuan"),
    "money": gettext_lazy("Actual costs in yuan"),
}  # fmt: skip


def sums(rows: QuerySet[Counted], period: Period) -> dict[str, Any]:
    """What the rows come to; one statement."""
    overdue = Case(When(passports_due_on__lt=period.as_of, then=F("passports_out")), default=0)
    return rows.aggregate(
        groups=Count("pk"), people=Sum("people", default=0), audience=Sum("audience", default=0),
        documents=Sum(F("passports_on_time") + F("passports_late") + overdue, default=0),
        documents_in_time=Sum("passports_on_time", default=0), money_planned=Sum("money_planned", default=0),
        money=Sum("money", default=0),
    )  # fmt: skip


def told(found: Mapping[str, Any]) -> list[tuple[Any, str]]:
    """The sums in words, without those that are nothing."""
    money = {"money", "money_planned"}
    return [
        (name, f"{found[code]:,.0f}" if code in money else str(found[code]))
        for code, name in SHOWN.items() if found[code] or code in ("groups", "people")
    ]  # fmt: skip


