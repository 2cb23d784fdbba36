"""The states of a visit (来访的状态), named as the office names them, in the order of the straight way."""

from django.utils.translation import gettext_lazy as _

from workflow.applying import states
from workflow.core.life import State

STATES = (
    states.DRAFT,
    states.VETTING,
    states.APPROVAL,
    State("invited", _("Invitation"), icon="mail", level="info"),
    State("preparing", _("Preparing the reception"), icon="clipboard-list", level="info"),
    State("hosting", _("Hosting"), icon="handshake", level="info"),
    State("departed", _("Guests departed"), icon="plane-takeoff", level="info"),
    State("summary", _("Summary and costs"), icon="file-text", level="info"),
    states.SHARING,
    states.ARCHIVED,
    *states.ASIDE,
    states.SUSPENDED,
)
DECIDING = ("vetting", "approval")
APPROVED = ("invited", "preparing")
UNDER_WAY = (*DECIDING, *APPROVED)
AFTER = ("departed", "summary", "sharing")
SUBMITTED = (*DECIDING, *APPROVED, "hosting", *AFTER)
