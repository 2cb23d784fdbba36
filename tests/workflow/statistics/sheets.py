"""Spreadsheets for the tests of ledgers: rows of cells as the bytes of an .xlsx file."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from workflow.statistics.ledgers.importing import take_in
from workflow.statistics.ledgers.receiving import receive
from workflow.statistics.models import Batch

HEAD = ("类别", "编号", "名称", "日期", "国家（地区）", "人次", "组团方式")


def ledger(rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def taken_in(packed: bytes, *, by, now, file_name: str = "ledger.xlsx", year: int | None = None) -> Batch:
    """Handed in, and the worker has been there."""
    batch, _known = receive(packed, file_name=file_name, by=by, now=now, year=year)
    take_in(batch.pk, now=now)
    return Batch.objects.get(pk=batch.pk)
