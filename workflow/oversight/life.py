"""The life of a finding (问题整改的状态): open → rectifying → submitted → accepted, or returned and submitted again.

The transitions stand here and are mixed into the model; only ``oversight.findings.take`` calls them.
"""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django_fsm import transition

from approvals.calendar import add_working_days
from approvals.errors import NotComplete
from workflow.core import attachments
from workflow.core.life import State

STATES = (
    State("open", pgettext_lazy("finding", "To be rectified"), icon="circle-alert", level="bad"),
    State("rectifying", gettext_lazy("Being rectified"), icon="wrench", level="warn"),
    State("submitted", gettext_lazy("Rectified, to be judged"), icon="hourglass", level="info"),
    State("returned", gettext_lazy("Sent back to be rectified"), icon="undo-2", level="bad"),
    State("accepted", gettext_lazy("Closed"), icon="check-check", level="ok"),
)
EVIDENCE = "rectification"
"""The kind of attachment that shows what was put right."""
STATE = {state.code: state for state in STATES}


class Steps:
    """What the unit and the inspectors do with a finding."""

    @transition("state", source=["open"], target="rectifying")
    def start(self, *, by, now, plan: str):
        """The unit says how it will be put right (开始整改)."""
        return {"plan": _said(plan, _("Say how it will be put right."))}

    @transition("state", source=["rectifying", "returned"], target="submitted")
    def submit(self, *, by, now, done: str, evidence):
        """The unit hands in what was done, with a piece of evidence (提交整改)."""
        done = _said(done, _("Say what was put right."))
        if evidence is None or evidence.matter_id != self.matter_id:
            raise NotComplete(_("Attach a piece of evidence."))
        attachments.rely_on(evidence)
        row = self.rectifications.create(no=self.rectifications.count() + 1, done=done, evidence=evidence, by=by, at=now)
        return {"no": row.no, "done": done, "evidence": evidence.sha256}

    @transition("state", source=["submitted"], target="accepted")
    def accept(self, *, by, now, why: str = ""):
        """An inspector is satisfied (销号)."""
        return self._judged(True, by=by, now=now, why=why.strip())

    @transition("state", source=["submitted"], target="returned")
    def send_back(self, *, by, now, why: str, working_days: int):
        """An inspector asks for more, by a new day (退回整改)."""
        why = _said(why, _("Say what is still missing."))
        if not 1 <= working_days <= 250:
            raise NotComplete(_("Give from 1 to 250 working days."))
        self.due_on = add_working_days(timezone.localdate(now), working_days)
        return self._judged(False, by=by, now=now, why=why) | {"due_on": self.due_on.isoformat()}

    def _judged(self, accepted: bool, *, by, now, why: str) -> dict:
        row = self.rectifications.get(accepted=None)
        row.accepted, row.why, row.judged_by, row.judged_at = accepted, why, by, now
        row.save(update_fields=["accepted", "why", "judged_by", "judged_at"])
        return {"no": row.no, "why": why}

    @property
    def stands_at(self) -> State:
        """Its state with name and look."""
        return STATE[self.state]


def _said(text: str, complaint: str) -> str:
    if not text.strip():
        raise NotComplete(complaint)
    return text.strip()
