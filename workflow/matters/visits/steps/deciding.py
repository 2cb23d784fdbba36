"""Deciding (审批): the outside authority's permit, and where an approved visit goes on."""

from django_fsm import transition

from workflow.applying import correction
from workflow.applying.steps import Deciding as TwoStages
from workflow.duties import permits
from workflow.matters.visits.states import SUBMITTED


class Deciding(TwoStages):
    """The two stages of every kind, and what a visit adds; ``approve`` is the system's alone."""

    @transition("state", source=SUBMITTED, target=None)
    def correct(self, *, by, now, path: str, value: str, why: str):
        """Clerical correction (更正) of a field outside the digest: a telephone number."""
        return correction.correct(self, path=path, value=value, why=why)

    @transition("state", source=["approval"], target=None)
    def record_permit(self, *, by, now, number, issued_on, authority, people, days, scan, valid_until=None):
        """Record the outside authority's permit (批件): number, dates, scan."""
        application = self.application
        return permits.record_permit(
            self, number=number, issued_on=issued_on, authority=authority, people=people, days=days, scan=scan,
            valid_until=valid_until, by=by, now=now, asked_people=application.size or 0, asked_days=application.days or 0,
        )  # fmt: skip

    @transition("state", source=["approval"], target="invited")
    def approve(self, *, by, now, why: str = ""):
        """The round agreed (批准)."""
