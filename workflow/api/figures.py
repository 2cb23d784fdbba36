"""Figures (统计) for programs: the numbers of the summary of a year, of its half or of any days, as of a day."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from approvals.people import directory
from workflow.core.texts import later as _
from workflow.statistics import checks, readers, scoring
from workflow.statistics.cube import DIMENSIONS, Cube, Sums, cube
from workflow.statistics.period import Period, asked
from workflow.statistics.waiting import waited
from workflow.statistics.words import WAYS, named

router = Router(tags=["figures"])


class Asked(BaseModel):
    """Which days, as known on which day."""

    half: int | None = Field(None, ge=1, le=2, description="Of the year; the whole year where it is left out")
    as_of: date | None = Field(None, description="Only what was recorded by the end of that day counts; today where it is left out")


class Days(Asked):
    """Any days, both included."""

    half: None = None
    since: date
    until: date


class SumsShown(BaseModel):
    """What is summed; a group is one row."""

    model_config = ConfigDict(from_attributes=True)

    groups: int
    people_planned: int
    people: int
    audience: int
    days_planned: int
    days: int
    money_planned: Decimal = Field(description="Yuan")
    money: Decimal = Field(description="Yuan, as settled")
    passports: int = Field(description="Documents back, or overdue on the as-of day")
    passports_on_time: int
    reports: int = Field(description="Reports handed in, or overdue on the as-of day")
    reports_on_time: int
    unsettled: int
    imported: int = Field(description="Rows from ledgers of earlier years")


class Part(BaseModel):
    """One value of a dimension; the parts of every dimension but country add up to the whole."""

    dimension: str
    value: str = Field(description="Empty: not stated")
    name: str
    sums: SumsShown
    before: SumsShown = Field(description="The same days of the year before")


class Way(BaseModel):
    """Groups sent abroad, guests from abroad, domestic guests, or events."""

    way: str
    name: str
    total: SumsShown
    before: SumsShown
    parts: list[Part]


class PhaseTook(BaseModel):
    """Working days that a phase took, of all units where none is named."""

    kind: str
    phase: str
    unit: str
    count: int
    median: int | None
    ninetieth: int | None


class UnitScored(BaseModel):
    """The points of a unit, and what they are made of."""

    unit: str
    points: Decimal
    made_of: str


class FiguresShown(BaseModel):
    """The figures of a period with the rule they are counted by."""

    since: date
    until: date
    as_of: date
    open: bool = Field(description="Whether the period is not over on the as-of day")
    rules: list[str]
    notes: list[str]
    ways: list[Way]
    waited: list[PhaseTook]
    scores: list[UnitScored]


@router.get("/figures", response=FiguresShown, operation_id="figures", summary=_("The figures of any days"))
def of_days(request: HttpRequest, days: Query[Days]):
    """The numbers of the page of figures, of the days from ``since`` to ``until``."""
    return _figures(request, {"since": days.since, "until": days.until, "as_of": days.as_of})


@router.get("/figures/{int:year}", response=FiguresShown, operation_id="figures_of_year", summary=_("The figures of a year"))
def of_a_year(request: HttpRequest, year: int, days: Query[Asked]):
    """The numbers of the page of figures, of a year or of its half."""
    if not 1949 <= year <= 2999:
        raise Http404
    return _figures(request, {"half": days.half, "as_of": days.as_of}, year=year)


def _figures(request: HttpRequest, told: dict[str, Any], *, year: int | None = None) -> FiguresShown:
    today = timezone.localdate()
    readers.admit(directory.roles_of(request.user, on=today))  # type: ignore[arg-type]
    period = asked({name: str(value) for name, value in told.items() if value is not None}, today=today, year=year)
    found = cube(period)
    return FiguresShown(
        since=period.since, until=period.until, as_of=period.as_of, open=period.open, rules=checks.rules(),
        notes=checks.notes(found), ways=[_way(found, way) for way in WAYS], waited=_waited(period),
        scores=[UnitScored(unit=score.unit, points=score.points, made_of=score.made_of)
                for score in scoring.scores(found, scoring.indicators(period.as_of))],
    )  # fmt: skip


def _waited(period: Period) -> list[PhaseTook]:
    return [
        PhaseTook(kind=row.kind, phase=row.phase, unit=row.unit, count=row.took.count, median=row.took.median,
                  ninetieth=row.took.ninetieth)
        for row in waited(period)
    ]  # fmt: skip


def _way(found: Cube, way: str) -> Way:
    parts = [
        Part(dimension=dimension, value=value, name=named(dimension, value), sums=_sums(sums),
             before=_sums(found.at(way, dimension, value, present=False)))
        for dimension in (*DIMENSIONS, "country") for value, sums in found.by(way, dimension).items()
    ]  # fmt: skip
    total, before = found.total(way), found.total(way, present=False)
    return Way(way=way, name=str(WAYS[way]), total=_sums(total), before=_sums(before), parts=parts)


def _sums(sums: Sums) -> SumsShown:
    return SumsShown.model_validate(sums)
