"""Applying (申请): the steps of every kind, and the clerical correction of a trip under way."""

from django_fsm import transition

from workflow.applying import steps
from workflow.applying.correction import correct
from workflow.matters.delegations.states import SUBMITTED


class Applying(steps.Applying):
    """Steps of the applicant, up to the submission."""

    @transition("state", source=SUBMITTED, target=None)
    def correct(self, *, by, now, path: str, value: str, why: str):
        """Clerical correction (更正) of a field outside the digest: a telephone number, a flight number."""
        return correct(self, path=path, value=value, why=why)
