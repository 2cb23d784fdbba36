"""The application of a delegation (申请), in one minute.

``parts`` people, legs, days, money · ``content`` the whole · ``completeness`` what is still lacking · ``labels`` the
words for all of it. How it is read, signed and compared stands in ``workflow/applying/``.
"""

from .completeness import lacking
from .content import Application
from .labels import CHOICES, LABELS
from .parts import Day, Declarations, Leg, Line, Member, total

__all__ = ["CHOICES", "LABELS", "Application", "Day", "Declarations", "Leg", "Line", "Member", "lacking", "total"]
