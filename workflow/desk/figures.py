"""What the pages of figures show (统计页面): the heads of the summary, its charts, the list behind a number."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflow.core.counting import IN, OUT
from workflow.core.countries import names
from workflow.statistics import checks, prose, scoring, tables, waiting
from workflow.statistics.charts import Point, bars, columns
from workflow.statistics.cube import Cube, Sums
from workflow.statistics.models import Counted
from workflow.statistics.words import WAYS, named

MOST_BARS = 8
MILLION = 1_000_000


def summary(cube: Cube) -> dict[str, Any]:
    """The whole summary of a period."""
    weighed = scoring.indicators(cube.period.as_of)
    waited = waiting.waited(cube.period)
    return {
        "period": cube.period, "heads": _heads(cube), "sections": prose.sections(cube, waited), "checks": checks.shown(cube),
        "wrong": [check for check in checks.checks(cube) if not check.holds], "rules": checks.rules(),
        "months": _months(cube), "places": _places(cube), "tables": tables.tables(cube), "punctuality": tables.punctuality(cube),
        "weighed": weighed, "scores": scoring.scores(cube, weighed), "waited": waited, "slowest": waiting.slowest(waited),
        "anything": any(cube.total(way).groups or cube.total(way, present=False).groups for way in WAYS),
    }  # fmt: skip


def _heads(cube: Cube) -> list[dict]:
    """The numbers at the top, each a link to its rows."""
    out, guests = cube.total(OUT), cube.total(IN)
    before, guests_before = cube.total(OUT, present=False), cube.total(IN, present=False)
    sent, received = cube.period.link(OUT), cube.period.link(IN)
    past = _("a year before: %(number)s")
    in_time, due = out.passports_on_time, out.passports
    returned = _("%(part)d of %(whole)d") % {"part": in_time, "whole": due}
    planned = _("planned: %(number)s") % {"number": _short(out.money_planned)}
    told = [
        (_("Groups sent abroad"), f"{out.groups:,}", past % {"number": before.groups}, sent),
        (_("Person-times abroad"), f"{out.people:,}", past % {"number": before.people}, sent),
        (_("Groups of guests received"), f"{guests.groups:,}", past % {"number": guests_before.groups}, received),
        (_("Documents handed back on time"), tables.rate(in_time, due), returned, cube.period.link(OUT, passports="due")),
        (_("Actual costs in yuan"), _short(out.money), planned, cube.period.link(OUT, settled="true")),
    ]
    return [{"name": name, "value": value, "note": note, "url": url} for name, value, note, url in told]


def _short(amount: Decimal) -> str:
    """Yuan as a head line says them: 15,760, 1,306.7 万."""
    if amount < MILLION:
        return f"{amount:,.0f}"
    return f"{amount / MILLION:,.2f} M" if get_language() == "en" else f"{amount / 10_000:,.1f} 万"


def _months(cube: Cube) -> dict[str, Any]:
    """The months of a year or of its half, this year beside the one before."""
    period = cube.period
    if period.since.year != period.until.year:
        return {}
    now, before = cube.by(OUT, "month"), cube.by(OUT, "month", present=False)
    points = [
        Point(named("month", month), now.get(month, Sums()).groups, before.get(month, Sums()).groups)
        for month in map(str, range(period.since.month, period.until.month + 1))
    ]
    most = max(points, key=lambda point: point.now)
    if not most.now:
        return {}
    label = _("Groups sent abroad by month; most in %(month)s, %(number)d") % {"month": most.name, "number": most.now}
    return {"drawn": columns(points, label=label), "caption": label, "year": period.since.year, "before": period.before.since.year}


def _places(cube: Cube) -> dict[str, Any]:
    """The countries most went to, and the others in one bar."""
    found = list(cube.by(OUT, "country").items())
    words = _("groups, %(people)d person-times")
    points = [Point(named("country", code), sums.groups, words=words % {"people": sums.people}) for code, sums in found[:MOST_BARS]]
    if others := [sums for _code, sums in found[MOST_BARS:]]:
        told = words % {"people": sum(sums.people for sums in others)}
        points.append(Point(_("other countries and regions"), sum(sums.groups for sums in others), words=told))
    if not points:
        return {}
    label = _("Groups sent abroad by country and region: %(list)s") % {
        "list": ", ".join(f"{point.name} {point.now}" for point in points)}  # fmt: skip
    return {"drawn": bars(points, label=label)}


def rows_of(rows: list[Counted], *, titled: bool) -> list[dict]:
    """What the list shows of each; titles only for those who see the matters themselves."""
    return [
        {"row": row, "title": row.title if titled else "", "countries": names(row.countries), "way": WAYS.get(row.way, row.way)}
        for row in rows
    ]
