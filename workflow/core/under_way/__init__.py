"""Matters under way on paper (在办事项接管), so that a school can start on any day: one line of a spreadsheet per matter.

``columns`` their names in both languages and the words a cell may hold · ``sheet`` reads the cells · ``lines`` understands
what every kind has in common · ``record`` takes the matters over. A kind brings an ``UnderWay``; nothing is judged again.
"""

from workflow.core.under_way.columns import Columns
from workflow.core.under_way.lines import Known, Line, UnderWay, Wrong, values

__all__ = ["Columns", "Known", "Line", "UnderWay", "Wrong", "values"]
