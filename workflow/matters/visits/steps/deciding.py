"""Deciding (审核、审批): where the round takes the matter, and the outside authority's permit."""

from django_fsm import transition

from workflow.duties import permits
from workflow.matters.visits.states import DECIDING


class Deciding:
    """Steps of the round; ``enter_…``, ``approve``, ``reject`` and ``send_back`` are the system's alone."""

    @transition("state", source=DECIDING, target="vetting")
    def enter_vetting(self, *, by, now):
        """The round asks a phase of the vetting (审核)."""

    @transition("state", source=DECIDING, target="approval")
    def enter_approval(self, *, by, now):
        """The round comes to the approval (审批)."""

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

    @transition("state", source=DECIDING, target="rejected")
    def reject(self, *, by, now, why: str = ""):
        """The round refused (不予批准)."""
        return {"why": why}

    @transition("state", source=DECIDING, target="sent_back")
    def send_back(self, *, by, now, why: str = ""):
        """The round sent it back to the applicant (退回)."""
        return {"why": why}
