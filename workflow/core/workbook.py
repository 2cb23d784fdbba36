"""Spreadsheets that are handed out (电子表格): no cell ever begins a formula or a link, whatever somebody typed."""

import io

import xlsxwriter

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def new_workbook(packed: io.BytesIO) -> xlsxwriter.Workbook:
    """A workbook that is written there once it is closed."""
    return xlsxwriter.Workbook(packed, SAFE)
