"""The steps of a delegation, in the order of its life: applying, deciding, preparing, travelling, closing,
aside, and taking over from paper."""

from workflow.matters.delegations.steps.applying import Applying
from workflow.matters.delegations.steps.aside import Aside
from workflow.matters.delegations.steps.closing import Closing
from workflow.matters.delegations.steps.deciding import Deciding
from workflow.matters.delegations.steps.preparing import Preparing
from workflow.matters.delegations.steps.taking_over import TakingOver
from workflow.matters.delegations.steps.travelling import Travelling


class Steps(Applying, Deciding, Preparing, Travelling, Closing, Aside, TakingOver):
    """All steps together; a delegation inherits them."""


__all__ = ["Steps"]
