"""Deciding (审核、公示、审批): where the round takes the matter, its notice and its permit."""

from django_fsm import transition

from workflow.applying import steps
from workflow.duties import notices, permits
from workflow.matters.delegations.states import DECIDING
from workflow.registers.limits import limits_on


class Deciding:
    """Steps of the round; ``enter_…``, ``approve``, ``reject`` and ``send_back`` are the system's alone."""

    @transition("state", source=DECIDING, target="vetting")
    def enter_vetting(self, *, by, now):
        """The round asks a phase of the vetting (审核)."""

    @transition("state", source=DECIDING, target="notice")
    def enter_notice(self, *, by, now):
        """The round comes to the public notice (公示)."""

    @transition("state", source=DECIDING, target="approval")
    def enter_approval(self, *, by, now):
        """The round comes to the approval (审批)."""

    @transition("state", source=["notice"], target=None)
    def open_notice(self, *, by, now, opened_on, place, contact="", proof=None):
        """Publish the notice (公示): at least five working days."""
        return notices.open_notice(
            self, which="first", opened_on=opened_on, place=place, contact=contact, proof=proof, by=by, now=now,
            limits=limits_on(self.limits_on),
        )

    @transition("state", source=["notice"], target=None)
    def record_objection(self, *, by, now, received_on, from_whom, text):
        """Somebody objected (公示异议)."""
        return notices.record_objection(self, received_on=received_on, from_whom=from_whom, text=text, by=by, now=now)

    @transition("state", source=["notice"], target=None)
    def settle_objection(self, *, by, now, objection: int, upheld: bool, answer: str):
        """The objection was looked into: upheld or not, with the answer given."""
        return notices.settle_objection(self, objection=objection, upheld=upheld, answer=answer, by=by, now=now)

    @transition("state", source=["approval"], target=None)
    def record_permit(self, *, by, now, number, issued_on, authority, people, days, scan, valid_until=None):
        """Record the outside authority's permit (批件): number, dates, scan."""
        application = self.application
        return permits.record_permit(
            self, number=number, issued_on=issued_on, authority=authority, people=people, days=days, scan=scan,
            valid_until=valid_until, by=by, now=now, asked_people=len(application.members), asked_days=application.days or 0,
        )

    @transition("state", source=["approval"], target="documents")
    def approve(self, *, by, now, why: str = ""):
        """The round agreed (批准)."""

    @transition("state", source=DECIDING, target="withdrawn")
    def withdraw(self, *, by, now, why: str = ""):
        """The applicant takes it back while it is being decided (撤回); it can be changed and handed in again."""
        return steps.withdrawn(self, by=by, now=now, why=why)

    @transition("state", source=DECIDING, target="rejected")
    def reject(self, *, by, now, why: str = ""):
        """The round refused (不予批准)."""
        return {"why": why}

    @transition("state", source=DECIDING, target="sent_back")
    def send_back(self, *, by, now, why: str = ""):
        """The round sent it back to the applicant (退回)."""
        return {"why": why}
