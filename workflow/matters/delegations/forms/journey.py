"""Part three, the journey (行程): the days at the border, the stays with their hosts, and what is done day by day."""

from django.utils.translation import gettext_lazy as _

from .boxes import Box

BORDER = (
    Box("starts", "day"),
    Box("ends", "day"),
    Box("poor_connection", "tick", wide=True, label=_("To Latin America or Africa, with poor flight connections")),
)
LEG = (
    Box("country", "country"),
    Box("city", optional=True),
    Box("arrives", "day"),
    Box("leaves", "day"),
    Box("stopover", "tick", wide=True, label=_("Only a stopover")),
    Box("leaves_airport", "yesno", wide=True, when="stopover", label=_("Does anybody leave the airport?")),
    Box("host", wide=True, when="stay", help=_("Full name in Chinese and in the host's language.")),
    Box("host_address", wide=True, when="stay", optional=True),
    Box("invitation_issuer", "choice", when="stay", label=_("Who issued the letter of invitation?")),
    Box("invitation_from_host_country", "yesno", when="stay", label=_("Was it issued from the host's own place?")),
)
DAY = (
    Box("activity", wide=True),
    Box("half", "choice"),
    Box("substantive", "yesno"),
)
MOVE = (
    Box("from_city", optional=True),
    Box("to_city", optional=True),
    Box("transport", optional=True),
    Box("flight", optional=True),
    Box("host", optional=True, label=_("Received by")),
    Box("contact", optional=True),
)
