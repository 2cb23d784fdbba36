"""The tables of a visit: the matter itself, its invitation, its plan, its stay, and what is accounted for afterwards."""

from workflow.matters.visits.models.account import Promise, Spent, Summary
from workflow.matters.visits.models.invitation import Invitation, Naming
from workflow.matters.visits.models.plan import Plan, Task
from workflow.matters.visits.models.stay import Check, Lodging, Present, Stay, Talk
from workflow.matters.visits.models.visit import Visit

__all__ = [
    "Check", "Invitation", "Lodging", "Naming", "Plan", "Present", "Promise", "Spent", "Stay", "Summary", "Talk", "Task",
    "Visit",
]  # fmt: skip
