"""Part two, the visit (来访事由): what for, when, on what they enter, where they stay."""

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box

WHY = (
    Box("purpose", "choice"),
    Box("purpose_detail", "long", wide=True, help=_("Whom they meet, what is to be settled, what they see.")),
    Box("expected_results", "long", wide=True, optional=True),
    Box("talk_topic", wide=True, optional=True, help=_("Only if one of the guests gives a talk.")),
    Box("talk_subject", "choice", optional=True),
)
WHEN = (
    Box("starts", "day"),
    Box("ends", "day"),
    Box("china_from", "day", optional=True),
    Box("china_to", "day", optional=True),
)
ENTRY = (
    Box("invitation_wanted", "yesno"),
    Box("visa_basis", "choice", optional=True),
    Box("lodging", "choice"),
    Box("lodging_address", wide=True, optional=True, help=_("Only if it is no hotel: it is registered with the police there.")),
)
