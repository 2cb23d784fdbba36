"""The states every kind has (共有状态); a kind puts its own between them."""

from django.utils.translation import gettext_lazy as _

from workflow.core.life import State

DRAFT = State("draft", _("Draft"), icon="pencil")
VETTING = State("vetting", _("Vetting"), icon="user-check", level="info")
APPROVAL = State("approval", _("Approval"), icon="stamp", level="info")
SHARING = State("sharing", _("Sharing results"), icon="lightbulb", level="info")
ARCHIVED = State("archived", _("Archived"), icon="archive", level="ok")
ASIDE = (
    State("sent_back", _("Sent back"), side=True, icon="undo-2", level="warn"),
    State("rejected", _("Rejected"), side=True, icon="ban", level="bad"),
    State("withdrawn", _("Withdrawn"), side=True, icon="rotate-ccw"),
    State("cancelled", _("Cancelled"), side=True, icon="circle-x"),
)
SUSPENDED = State("suspended", _("Suspended"), side=True, icon="clock", level="warn")
