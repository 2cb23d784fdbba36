"""Part three, the reception (接待): who receives them, at which level, who goes along."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box
from workflow.applying.lines import from_holding

LEVEL = (
    Box("department", wide=True),
    Box("level", "choice"),
    Box("host_rank", "choice", optional=True),
    Box("school_leader", "yesno"),
    Box("invited_by", "choice"),
    Box("promised", "yesno", wide=True, label=_("Was anybody formally invited, or promised anything, already?")),
    Box("unit_agrees", "yesno", optional=True),
)
SECURITY = (
    Box("important", "yesno"),
    Box("police_filing", "yesno", optional=True),
    Box("propaganda_filing", "yesno", optional=True),
)
HOST = (
    Box("name"),
    Box("unit", optional=True),
    Box("post", optional=True),
    Box("phone", optional=True, help=_("Of the host person it is asked for.")),
    Box("host", "tick", label=_("This is the host person")),
)


def first(holding: Any) -> dict[str, Any]:
    """The applicant is the host person until somebody else is named."""
    return {"department": holding.post.unit.name, "hosts": [from_holding(holding) | {"host": "true"}], "places": [{}]}
