"""The tables of the summary (统计表): the same cells for the page and for the sheet; every count leads to its matters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflow.core.counting import DOMESTIC, EVENT, IN, OUT
from workflow.statistics.cube import Cube, Sums
from workflow.statistics.words import DIMENSIONS, UNSTATED, WAYS, named


@dataclass(frozen=True)
class Cell:
    """One number: its value for the sheet, its text for the page, and the list behind it."""

    value: int | Decimal | float
    text: str
    href: str = ""
    label: str = ""  # the head of its column, said beside it on a phone
    beside: bool = False  # left out on a phone, where a table is a list


@dataclass(frozen=True)
class Row:
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """One table; a wide one has money and days, too."""

    key: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Row]
    total: Row
    note: str = ""
    first: str = ""

    @property
    def wide(self) -> bool:
        return len(self.heads) > 4


SMALL = {
    OUT: ("region", "joined", "planned", "track", "task"), IN: ("origin", "guest_class", "task", "level"), DOMESTIC: (),
    EVENT: ("task",),
}  # fmt: skip
LARGE = {OUT: ("country", "unit_name"), IN: ("country", "unit_name"), DOMESTIC: ("unit_name",), EVENT: ("country", "unit_name")}


def tables(cube: Cube) -> list[Table]:
    """Every table that has a row, way by way; one in which nothing is stated tells nothing."""
    asked = [(way, dimension, wide) for way in WAYS for wide, known in ((False, SMALL), (True, LARGE)) for dimension in known[way]]
    made = [_table(cube, way, dimension, wide=wide) for way, dimension, wide in asked]
    return [table for table in made if {row.name for row in table.rows} - {str(UNSTATED)}]


def _table(cube: Cube, way: str, dimension: str, *, wide: bool) -> Table:
    heads, cells = _heads(wide), _labelled(_wide if wide else _small, _heads(wide))
    values = list(cube.by(way, dimension)) + [
        value for value in cube.by(way, dimension, present=False) if not cube.at(way, dimension, value).groups
    ]
    rows = [
        Row(named(dimension, value), cells(
            cube, way, cube.at(way, dimension, value), cube.at(way, dimension, value, present=False), **{dimension: value}))
        for value in values
    ]  # fmt: skip
    total = cells(cube, way, cube.total(way), cube.total(way, present=False))
    return Table(
        key=f"{way}-{dimension}".replace("_", "-"), title=f"{WAYS[way]} · {DIMENSIONS[dimension]}", heads=heads, rows=rows,
        total=Row(_("Total"), total), note=_note(cube, way) if dimension == "country" else "", first=_first(dimension),
    )  # fmt: skip


def _labelled(cells: Callable[..., list[Cell]], heads: Sequence[str]) -> Callable[..., list[Cell]]:
    return lambda *asked, **where: [
        replace(cell, label=head) for cell, head in zip(cells(*asked, **where), heads, strict=True)
    ]


def _first(dimension: str) -> str:
    return {"country": _("Country or region"), "unit_name": _("Unit")}.get(dimension, pgettext("figures", "Kind"))


def _heads(wide: bool) -> list[str]:
    small = [_("Groups"), _("Person-times"), _("Groups a year before"), _("Person-times a year before")]
    more = [_("Planned person-times"), _("Planned days"), _("Actual days"), _("Planned costs in yuan"), _("Actual costs in yuan")]
    return [*small[:2], *more, *small[2:]] if wide else small


def _small(cube: Cube, way: str, now: Sums, before: Sums, **where: str) -> list[Cell]:
    return [*_counts(cube, way, now, False, **where), *_counts(cube, way, before, True, **where)]


def _wide(cube: Cube, way: str, now: Sums, before: Sums, **where: str) -> list[Cell]:
    days = [replace(_number(number), beside=True) for number in (now.people_planned, now.days_planned, now.days)]
    money = [Cell(amount, f"{amount:,.0f}", beside=True) for amount in (now.money_planned, now.money)]
    return [*_counts(cube, way, now, False, **where), *days, *money, *_counts(cube, way, before, True, **where)]


def _counts(cube: Cube, way: str, sums: Sums, past: bool, /, **where: str) -> list[Cell]:
    period = cube.period.before if past else cube.period
    href = period.link(way, **where) if sums.groups else ""
    return [Cell(number, f"{number:,}", href, beside=past) for number in (sums.groups, sums.people)]


def _number(number: int) -> Cell:
    return Cell(number, f"{number:,}")


def _note(cube: Cube, way: str) -> str:
    """Why the lines of countries add up to more than the total."""
    total = cube.total(way)
    if not total.several:
        return _("No group counts in more than one line.")
    lines = sum(sums.groups for sums in cube.by(way, "country").values())
    told = {"several": total.several, "lines": lines, "total": total.groups}
    return _(
        "A group counts in the line of every country and region it concerns, and once in the total: %(several)d of them concern"
        " several, so the lines add up to %(lines)d and the total is %(total)d."
    ) % told


def rate(part: int, whole: int) -> str:
    """98.4%, or a dash where there is nothing to divide by."""
    return f"{part / whole:.1%}" if whole else "—"


def punctuality(cube: Cube) -> list[Row]:
    """On time (按期): name, how many in time, of how many, the rate."""
    out, guests = cube.total(OUT), cube.total(IN)
    told = [
        (_("Documents handed back on time"), out.passports_on_time, out.passports),
        (_("Reports of trips on time"), out.reports_on_time, out.reports),
        (_("Summaries of visits on time"), guests.reports_on_time, guests.reports),
    ]
    return [
        Row(name, [_number(part), _number(whole), Cell(part / whole if whole else 0, rate(part, whole))])
        for name, part, whole in told
    ]
