"""The demo's figures (演示统计): a ledger of last year and the office's weights, as the office would bring them in."""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils import timezone

from workflow.statistics.ledgers.columns import COLUMNS
from workflow.statistics.ledgers.importing import take_in
from workflow.statistics.ledgers.receiving import receive
from workflow.statistics.models import Batch
from workflow.statistics.scoring import MEASURES, weigh

NAMES = ("way", "title", "unit", "counted_on", "countries", "joined", "track", "planned", "people", "days", "money")
COUNTRIES = ("日本", "新加坡", "德国", "韩国", "日本、韩国", "英国", "香港", "澳大利亚", "泰国", "法国")
UNITS = ("国际教育学院", "材料学院", "国际处")
GROUPS, PARTIES = 26, 14
WEIGHTS = {"out_groups": 2, "out_reports": 1, "in_groups": 3, "lectures": 2}


def demo(cast: Mapping[str, Any], *, now: datetime) -> Iterator[str]:
    """Taken in once."""
    if Batch.objects.exists():
        return
    year, office = timezone.localdate(now).year - 1, cast["chen"]
    batch, _known = receive(_ledger(year), file_name=f"{year}年外事台账.xlsx", by=office, now=now, year=year)
    take_in(batch.pk, now=now)
    batch.refresh_from_db(fields=["state", "lines"])
    yield f"{batch.state:10} {'ledger':14} {batch.file_name}, {batch.lines}"
    weigh({code: _weight(code) for code in MEASURES}, by=office, now=now)


def _weight(code: str) -> dict[str, Any]:
    measure = MEASURES[code]
    return {"name": str(measure.name), "measured_in": str(measure.measured_in), "weight": Decimal(WEIGHTS.get(code, 0))}


def _ledger(year: int) -> bytes:
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, [COLUMNS.chinese[name] for name in NAMES])
    for line, row in enumerate([*_groups(year), *_parties(year)], start=1):
        sheet.write_row(line, 0, row)
    book.close()
    return packed.getvalue()


def _groups(year: int) -> Iterator[list[Any]]:
    for n in range(GROUPS):
        place, people, days = COUNTRIES[n % len(COUNTRIES)], 1 + n % 5, 3 + n % 4
        day = date(year, 1 + n * 5 % 12, 1 + n).isoformat()
        joined, track, planned = "参团" if n % 6 == 5 else "自组", "学术交流" if n % 3 else "一般公务", "是" if n % 4 else "否"
        yield ["出访", f"赴{place}团组", UNITS[n % 3], day, place, joined, track, planned, people, days, people * days * 1600]


def _parties(year: int) -> Iterator[list[Any]]:
    for n in range(PARTIES):
        place = COUNTRIES[n * 3 % len(COUNTRIES)].split("、")[0]
        day = date(year, 1 + n * 7 % 12, 2 + n).isoformat()
        yield ["来访", f"{place}代表团来访", UNITS[n % 2], day, place, "", "", "", 2 + n % 6, 1 + n % 3, ""]
