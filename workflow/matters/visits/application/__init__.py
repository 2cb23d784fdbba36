"""The application for a visit (来访申请), in one minute.

``parts`` guests, own staff, costs, gifts · ``content`` the whole, its signed text and the facts of the route ·
``completeness`` what is still lacking · ``labels`` the words for all of it.
"""

from .completeness import lacking, names_may_follow
from .content import OUTSIDE_DIGEST, Application, canonical, facts_of
from .labels import CHOICES, LABELS
from .parts import Attached, Cost, Declarations, Gift, Guest, Staff, total

__all__ = [
    "CHOICES", "LABELS", "OUTSIDE_DIGEST", "Application", "Attached", "Cost", "Declarations", "Gift", "Guest", "Staff",
    "canonical", "facts_of", "lacking", "names_may_follow", "total",
]  # fmt: skip
