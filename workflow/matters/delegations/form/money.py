"""Part four, the money (经费): the lines of the budget with what each estimate is based on, and who pays."""

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box

SOURCE = (
    Box("fund_source", wide=True, help=_("The project or account the costs are charged to.")),
    Box("funds_in_budget", "yesno", label=_("In this year's budget?")),
    Box("paid_by_host", "yesno", label=_("Does the host pay a part?")),
)
LINE = (
    Box("kind", "choice"),
    Box("amount", "money"),
    Box("currency", "currency"),
    Box("source", help=_("For example: 4 nights × 3 people × 1,000")),
)
UNSAID = {"kind": "other", "currency": "CNY"}  # what a line means that does not say
USUAL = tuple({"kind": kind} for kind in ("international_travel", "lodging", "meals", "incidentals", "other"))  # of F1
