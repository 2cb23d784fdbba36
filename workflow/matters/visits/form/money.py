"""Part four, the money (经费): who pays, the costs for how many people and how often, gifts."""

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box

WHO_PAYS = (
    Box("hosting", "choice"),
    Box("guests_paid", "number", optional=True),
    Box("days_paid", "number", optional=True, help=_("The day of arrival and the day of departure are counted.")),
    Box("fund_source", wide=True, optional=True),
    Box("reciprocity", "yesno", optional=True),
    Box("agreement", wide=True, optional=True),
)
COST = (
    Box("kind", "choice"),
    Box("amount", "money"),
    Box("people", "number", optional=True),
    Box("times", "number", optional=True),
    Box("staff", "number", optional=True),
    Box("stars", "number", optional=True),
    Box("basis", optional=True),
)
GIFT = (
    Box("what"),
    Box("number", "number"),
    Box("value", "money"),
    Box("to", optional=True),
    Box("eminent", "tick"),
)
USUAL = tuple({"kind": kind} for kind in ("lodging", "meals", "banquet", "transport", "interpreting"))
