"""The tables of the duties (职责台账), one file a duty."""

from .briefing import Attendance, Briefing, Pledge
from .notice import Notice, Objection
from .permit import Permit
from .report import Report
from .settlement import Settlement
from .sharing import Sharing
from .trip import Trip

__all__ = [
    "Attendance", "Briefing", "Notice", "Objection", "Permit", "Pledge", "Report", "Settlement", "Sharing", "Trip",
]
