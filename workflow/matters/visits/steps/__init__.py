"""The steps of a visit, in the order of its life: applying, deciding, inviting, receiving, accounting, aside."""

from workflow.applying.steps import Applying
from workflow.matters.visits.steps.accounting import Accounting
from workflow.matters.visits.steps.aside import Aside
from workflow.matters.visits.steps.deciding import Deciding
from workflow.matters.visits.steps.inviting import Inviting
from workflow.matters.visits.steps.receiving import Receiving


class Steps(Applying, Deciding, Inviting, Receiving, Accounting, Aside):
    """All steps together; a visit inherits them."""


__all__ = ["Steps"]
