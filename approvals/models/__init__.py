"""The tables of deciding."""

from approvals.models.assignment import Assignment, Barred, Decision, Panel
from approvals.models.calendar import SpecialDay
from approvals.models.round import Round
from approvals.models.route import Phase, Route

__all__ = ["Assignment", "Barred", "Decision", "Panel", "Phase", "Round", "Route", "SpecialDay"]
