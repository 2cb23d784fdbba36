"""The report of an inspection (检查报告): ``view`` looks it up once, ``paper`` lays it out as a PDF, ``sheet`` as .xlsx."""

from .paper import pdf
from .sheet import workbook
from .view import InspectionReport, view

__all__ = ["InspectionReport", "pdf", "view", "workbook"]
