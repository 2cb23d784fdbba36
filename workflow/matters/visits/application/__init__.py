"""The application for a visit (来访申请), in one minute.

``parts`` guests, hosts, costs, gifts · ``content`` the whole, its signed text and the facts of the route ·
``completeness`` what is still lacking · ``labels`` the words for all of it.
"""

from .completeness import lacking, names_may_follow
from .content import Application, facts_of
from .labels import CHOICES, LABELS
from .parts import Cost, Declarations, Gift, Guest, Host, Place, total

__all__ = [
    "CHOICES", "LABELS", "Application", "Cost", "Declarations", "Gift", "Guest", "Host", "Place", "facts_of", "lacking",
    "names_may_follow", "total",
]  # fmt: skip
