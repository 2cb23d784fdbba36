"""The states of a delegation (团组的状态), named as the office names them, in the order of the straight way."""

from django.utils.translation import gettext_lazy as _

from workflow.applying import states
from workflow.core.life import State

STATES = (
    states.DRAFT,
    states.VETTING,
    State("notice", _("Public notice"), icon="megaphone", level="info"),
    states.APPROVAL,
    State("documents", _("Documents"), icon="book-user", level="info"),
    State("briefing", _("Briefing"), icon="graduation-cap", level="info"),
    State("ready", _("Ready to leave"), icon="plane-takeoff", level="info"),
    State("abroad", _("Abroad"), icon="plane", level="info"),
    State("returned", _("Returned"), icon="plane-landing", level="info"),
    states.SHARING,
    states.ARCHIVED,
    *states.ASIDE,
    states.SUSPENDED,
)
DECIDING = ("vetting", "notice", "approval")
APPROVED = ("documents", "briefing", "ready")
UNDER_WAY = (*DECIDING, *APPROVED)
ASIDE = ("cancelled", "withdrawn", "rejected", "sent_back", "suspended")
SUBMITTED = (*DECIDING, *APPROVED, "abroad", "returned", "sharing")
