"""The tables of deciding."""

from approvals.models.assignment import Assignment, Barred, Decision, Panel
from approvals.models.calendar import SpecialDay
from approvals.models.deputyship import Deputyship
from approvals.models.incident import Incident
from approvals.models.round import Round, RouteMove
from approvals.models.route import Phase, Route
from approvals.models.talk import Comment, Copy, HalfWritten, Urging

__all__ = [
    "Assignment", "Barred", "Comment", "Copy", "Decision", "Deputyship", "HalfWritten", "Incident", "Panel", "Phase", "Round",
    "Route", "RouteMove", "SpecialDay", "Urging",
]  # fmt: skip
