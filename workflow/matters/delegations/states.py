"""The states of a delegation (团组的状态), named as the office names them, in the order of the straight way."""

from django.utils.translation import gettext_lazy as _

from workflow.core.life import State

STATES = (
    State("draft", _("Draft")),
    State("vetting", _("Vetting")),
    State("notice", _("Public notice")),
    State("approval", _("Approval")),
    State("documents", _("Documents")),
    State("briefing", _("Briefing")),
    State("ready", _("Ready to leave")),
    State("abroad", _("Abroad")),
    State("returned", _("Returned")),
    State("sharing", _("Sharing results")),
    State("archived", _("Archived")),
    State("sent_back", _("Sent back"), side=True),
    State("rejected", _("Rejected"), side=True),
    State("withdrawn", _("Withdrawn"), side=True),
    State("cancelled", _("Cancelled"), side=True),
    State("suspended", _("Suspended"), side=True),
)
EDITABLE = ("draft", "sent_back", "withdrawn")
DECIDING = ("vetting", "notice", "approval")
APPROVED = ("documents", "briefing", "ready")
UNDER_WAY = (*DECIDING, *APPROVED)
ASIDE = ("cancelled", "withdrawn", "rejected", "sent_back", "suspended")
SUBMITTED = (*DECIDING, *APPROVED, "abroad", "returned", "sharing")
