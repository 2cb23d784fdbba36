"""The states of a visit (来访的状态), named as the office names them, in the order of the straight way."""

from django.utils.translation import gettext_lazy as _

from workflow.core.life import State

STATES = (
    State("draft", _("Draft"), icon="pencil"),
    State("vetting", _("Vetting"), icon="user-check", level="info"),
    State("approval", _("Approval"), icon="stamp", level="info"),
    State("invited", _("Invitation"), icon="mail", level="info"),
    State("preparing", _("Preparing the reception"), icon="clipboard-list", level="info"),
    State("hosting", _("Hosting"), icon="handshake", level="info"),
    State("departed", _("Guests departed"), icon="plane-takeoff", level="info"),
    State("summary", _("Summary and costs"), icon="file-text", level="info"),
    State("sharing", _("Sharing results"), icon="lightbulb", level="info"),
    State("archived", _("Archived"), icon="archive", level="ok"),
    State("sent_back", _("Sent back"), side=True, icon="undo-2", level="warn"),
    State("rejected", _("Rejected"), side=True, icon="ban", level="bad"),
    State("withdrawn", _("Withdrawn"), side=True, icon="rotate-ccw"),
    State("cancelled", _("Cancelled"), side=True, icon="circle-x"),
    State("suspended", _("Suspended"), side=True, icon="clock", level="warn"),
)
DECIDING = ("vetting", "approval")
APPROVED = ("invited", "preparing")
UNDER_WAY = (*DECIDING, *APPROVED)
AFTER = ("departed", "summary", "sharing")
SUBMITTED = (*DECIDING, *APPROVED, "hosting", *AFTER)
