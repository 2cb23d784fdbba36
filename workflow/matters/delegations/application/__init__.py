"""The application of a delegation (申请), in one minute.

``fields`` how a single value is read · ``parts`` people, legs, days, money · ``content`` the whole and its signed
text · ``reading`` a raw draft without losing anything · ``completeness`` what is still lacking · ``differences`` what
changed, in words · ``labels`` the words for all of it.
"""

from .completeness import lacking
from .content import OUTSIDE_DIGEST, Application, canonical
from .differences import changes
from .labels import CHOICES, LABELS, place
from .parts import Attached, Day, Declarations, Identity, Leg, Line, Member, total
from .reading import read

__all__ = [
    "CHOICES", "LABELS", "OUTSIDE_DIGEST", "Application", "Attached", "Day", "Declarations", "Identity", "Leg", "Line",
    "Member", "canonical", "changes", "lacking", "place", "read", "total",
]  # fmt: skip
