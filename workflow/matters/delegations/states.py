"""The states of a delegation (团组的状态), named as the office names them, in the order of the straight way."""

from django.utils.translation import gettext_lazy as _

from workflow.core.life import State

STATES = (
    State("draft", _("Draft"), icon="pencil"),
    State("vetting", _("Vetting"), icon="user-check", level="info"),
    State("notice", _("Public notice"), icon="megaphone", level="info"),
    State("approval", _("Approval"), icon="stamp", level="info"),
    State("documents", _("Documents"), icon="book-user", level="info"),
    State("briefing", _("Briefing"), icon="graduation-cap", level="info"),
    State("ready", _("Ready to leave"), icon="plane-takeoff", level="info"),
    State("abroad", _("Abroad"), icon="plane", level="info"),
    State("returned", _("Returned"), icon="plane-landing", level="info"),
    State("sharing", _("Sharing results"), icon="lightbulb", level="info"),
    State("archived", _("Archived"), icon="archive", level="ok"),
    State("sent_back", _("Sent back"), side=True, icon="undo-2", level="warn"),
    State("rejected", _("Rejected"), side=True, icon="ban", level="bad"),
    State("withdrawn", _("Withdrawn"), side=True, icon="rotate-ccw"),
    State("cancelled", _("Cancelled"), side=True, icon="circle-x"),
    State("suspended", _("Suspended"), side=True, icon="clock", level="warn"),
)
DECIDING = ("vetting", "notice", "approval")
APPROVED = ("documents", "briefing", "ready")
UNDER_WAY = (*DECIDING, *APPROVED)
ASIDE = ("cancelled", "withdrawn", "rejected", "sent_back", "suspended")
SUBMITTED = (*DECIDING, *APPROVED, "abroad", "returned", "sharing")
