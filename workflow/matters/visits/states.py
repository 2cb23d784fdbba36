"""The states of a visit (来访的状态), named as the office names them, in the order of the straight way."""

from django.utils.translation import gettext_lazy as _

from workflow.core.life import State

STATES = (
    State("draft", _("Draft")),
    State("vetting", _("Vetting")),
    State("approval", _("Approval")),
    State("invited", _("Invitation")),
    State("preparing", _("Preparing the reception")),
    State("hosting", _("Hosting")),
    State("departed", _("Departed")),
    State("summary", _("Summary and costs")),
    State("sharing", _("Sharing results")),
    State("archived", _("Archived")),
    State("sent_back", _("Sent back"), side=True),
    State("rejected", _("Rejected"), side=True),
    State("withdrawn", _("Withdrawn"), side=True),
    State("cancelled", _("Cancelled"), side=True),
    State("suspended", _("Suspended"), side=True),
)
DECIDING = ("vetting", "approval")
APPROVED = ("invited", "preparing")
UNDER_WAY = (*DECIDING, *APPROVED)
AFTER = ("departed", "summary", "sharing")
SUBMITTED = (*DECIDING, *APPROVED, "hosting", *AFTER)
