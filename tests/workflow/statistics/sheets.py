"""Spreadsheets for the tests of ledgers: rows of cells as the bytes of an .xlsx file."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

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
