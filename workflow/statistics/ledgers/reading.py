"""Reading a ledger (读台账): a line becomes what is counted, or the sentences that say what is wrong with it."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from workflow.core.counting import DOMESTIC, IN, region_of
from workflow.core.countries import code_of
from workflow.core.secrecy import bears_mark
from workflow.core.under_way.lines import Wrong, values
from workflow.core.under_way.sheet import Cells
from workflow.duties.settlements import amount
from workflow.statistics.ledgers.columns import COLUMNS, MONEY, NUMBERS
from workflow.statistics.words import codes

BETWEEN = re.compile(r"[、,，;；/]")
MOST = 100_000
ORIGINS = {"abroad": "foreign", "hong_kong": "hk_macau", "macau": "hk_macau", "taiwan": "taiwan", "domestic": "domestic"}


def understood(
    row: int, cells: Cells, *, today: date, tasks: dict[str, str], year: int | None = None
) -> tuple[dict[str, Any], list[str]]:
    """The fields of the counted row, and what is wrong, each sentence with the number of the row."""
    said, wrong = values(cells, COLUMNS)
    countries, strange = _countries(said.get("countries", ""))
    wrong += strange + _texts(said)
    numbers = {name: _number(said.get(name), name, wrong) for name in NUMBERS}
    money = {name: _money(said.get(name), name, wrong) for name in MONEY}
    wrong += _day(said.get("counted_on"), today=today, year=year)
    if said.get("way") and numbers["people"] == 0:
        wrong.append(("people", _("Nobody took part? Write how many did, or leave the line out.")))
    if said.get("way") not in (None, IN) and not countries and not strange:
        wrong.append(("countries", _("Name the countries and regions, each by itself.")))
    task = tasks.get(str(said.get("task") or "").casefold(), "")
    if said.get("task") and not task:
        wrong.append(("task", _("“%(word)s” is not known; one of: %(words)s.") % {
            "word": said["task"], "words": ", ".join(tasks)}))  # fmt: skip
    sentences = [
        _("Row %(row)d, %(column)s: %(sentence)s") % {"row": row, "column": COLUMNS.heading(name), "sentence": sentence}
        for name, sentence in wrong
    ]
    return _fields(said, countries, task) | numbers | money | {"people": numbers["people"] or 0, "line": row}, sentences


def _fields(said: dict[str, Any], countries: list[str], task: str) -> dict[str, Any]:
    region, way = region_of(countries), said.get("way") or ""
    guests = way == IN
    return {
        "way": DOMESTIC if guests and region == "domestic" else way, "number": str(said.get("number", ""))[:40],
        "title": str(said.get("title", ""))[:200], "unit_name": str(said.get("unit", ""))[:100],
        "counted_on": said.get("counted_on"), "countries": [code for code in countries if code != "CN"], "region": region,
        "origin": ORIGINS[region] if guests else "", "joined": bool(said.get("joined")), "track": said.get("track") or "",
        "task": task, "planned": said.get("planned"),
    }  # fmt: skip


def known_tasks() -> dict[str, str]:
    """How a task may be written, in both languages."""
    found: dict[str, str] = {}
    for language in ("en", "zh-hans"):
        with override(language):
            found |= codes("task")
    return found


def _countries(text: str) -> tuple[list[str], list[Wrong]]:
    """A continent is no country: what is counted by country needs each country's own name."""
    names = [name.strip() for name in BETWEEN.split(text or "") if name.strip()]
    found = {name: code_of(name) for name in names}
    strange = [("countries", _("“%(name)s” is no country or region.") % {"name": name}) for name, code in found.items() if not code]
    return list(dict.fromkeys(code for code in found.values() if code)), strange


def _day(day: date | None, *, today: date, year: int | None) -> list[Wrong]:
    if day is None:
        return []
    if not date(1949, 10, 1) <= day <= today:
        return [("counted_on", _("Only what has taken place is counted."))]
    if year and day.year != year:
        told = {"day": day.isoformat(), "year": year}
        return [("counted_on", _("%(day)s is not in %(year)d, the year of this ledger.") % told)]
    return []


def _texts(said: dict[str, Any]) -> list[Wrong]:
    marked = [name for name in ("title", "number", "unit") if bears_mark(str(said.get(name, "")))]
    return [(name, _("State secrets must not be entered here.")) for name in marked]


def _number(text: Any, name: str, wrong: list[Wrong]) -> int | None:
    if text in (None, ""):
        return None
    if not re.fullmatch(r"\d{1,6}", str(text), re.ASCII) or int(text) > MOST:
        wrong.append((name, _("Write a whole number from 0 to %(most)d.") % {"most": MOST}))
        return None
    return int(text)


def _money(text: Any, name: str, wrong: list[Wrong]) -> Any:
    if text in (None, ""):
        return None
    found = amount(text)
    if found is None:
        wrong.append((name, _("Write the amount in yuan like 1234.50.")))
    return found
