"""The steps of applying (申请环节), the same for every kind; a kind mixes them into its model.

A kind whose round has other stages than vetting and approval writes the steps of ``Deciding`` over its own states.
"""

from django.utils.translation import gettext as _
from django_fsm import transition

from approvals.actions.stop import stop
from approvals.errors import NotComplete, NotNow
from workflow.applying import submission
from workflow.applying.applied import Applied
from workflow.applying.drafts import EDITABLE
from workflow.applying.judging import open_blocks
from workflow.core import attachments
from workflow.core.models import Attachment, RuleException

DECIDING = ("vetting", "approval")


class Applying(Applied):
    """Steps of the applicant, up to the submission."""

    @transition("state", source=["draft"], target=None)
    def begin(self, *, by, now):
        """A draft was begun (起草)."""

    @transition("state", source=EDITABLE, target=None)
    def ask_confirmation(self, *, by, now):
        """The 外事秘书 who prepared it asks the applicant to confirm and submit (请本人确认)."""
        if self.preparer_id is None:
            raise NotNow(_("You fill this in yourself; submit it when it is ready."))

    @transition("state", source=EDITABLE, target=None)
    def ask_exception(self, *, by, now, rule: str, reason: str, evidence: int):
        """Ask to set a blocking rule aside (例外申请), with reason and evidence."""
        if rule not in open_blocks(self, now=now):
            raise NotNow(_("Rule %(rule)s does not stand in the way.") % {"rule": rule})
        proof = Attachment.objects.filter(matter_id=self.pk, pk=evidence).first()
        if not reason.strip() or proof is None:
            raise NotComplete(_("An exception needs a reason and a piece of evidence, attached to this matter."))
        if RuleException.objects.filter(matter_id=self.pk, rule=rule, granted=None).exists():
            raise NotNow(_("An exception for %(rule)s has been asked for already.") % {"rule": rule})
        attachments.rely_on(proof)
        RuleException.objects.create(
            matter_id=self.pk, rule=rule, reason=reason, evidence=proof, asked_by=by, asked_at=now
        )
        return {"rule": rule, "reason": reason, "evidence": proof.sha256}

    @transition("state", source=EDITABLE, target=None)
    def decide_exception(self, *, by, now, rule: str, granted: bool, why: str):
        """Grant or refuse an exception (例外审定); the decider and the reason stay on record."""
        asked = RuleException.objects.filter(matter_id=self.pk, rule=rule, granted=None).first()
        if asked is None:
            raise NotNow(_("No exception for %(rule)s is waiting.") % {"rule": rule})
        if not why.strip():
            raise NotComplete(_("Say why the exception is granted or refused."))
        asked.granted, asked.decided_by, asked.decided_at, asked.why = granted, by, now, why
        asked.save(update_fields=["granted", "decided_by", "decided_at", "why"])
        return {"rule": rule, "granted": granted, "why": why}

    @transition("state", source=EDITABLE, target="vetting")
    def submit(self, *, by, now):
        """The applicant hands the matter in (提交): a revision is made, and at the first time a number is given."""
        return submission.submit(self, by=by, now=now)


class Deciding:
    """Steps of a round of two stages, vetting and approval; all but the withdrawal are the system's alone."""

    @transition("state", source=DECIDING, target="vetting")
    def enter_vetting(self, *, by, now):
        """The round asks a phase of the vetting (审核)."""

    @transition("state", source=DECIDING, target="approval")
    def enter_approval(self, *, by, now):
        """The round comes to the approval (审批)."""

    @transition("state", source=DECIDING, target="rejected")
    def reject(self, *, by, now, why: str = ""):
        """The round refused (不予批准)."""
        return {"why": why}

    @transition("state", source=DECIDING, target="sent_back")
    def send_back(self, *, by, now, why: str = ""):
        """The round sent it back to the applicant (退回)."""
        return {"why": why}

    @transition("state", source=DECIDING, target="withdrawn")
    def withdraw(self, *, by, now, why: str = ""):
        """The applicant takes it back while it is being decided (撤回); it can be changed and handed in again."""
        return withdrawn(self, by=by, now=now, why=why)


def withdrawn(matter, *, by, now, why: str) -> dict:
    """The round of the held matter stops; facts for the journal."""
    stop(matter, outcome="withdrawn", by=by, now=now)
    return {"why": why}
