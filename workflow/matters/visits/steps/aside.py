"""Aside (旁路): cancel, suspend and resume, reopen."""

from django.utils.translation import gettext as _
from django_fsm import GET_STATE, transition

from approvals.errors import NotNow
from workflow.applying import aside
from workflow.matters.visits import invitations
from workflow.matters.visits.states import APPROVED, DECIDING, UNDER_WAY


class Aside:
    """Steps off the straight way."""

    @transition("state", source=APPROVED, target="cancelled")
    def cancel(self, *, by, now, why: str):
        """An approved visit does not take place (取消)."""
        return aside.ended(self, why=why, now=now)

    @transition("state", source=UNDER_WAY, target="suspended")
    def suspend(self, *, by, now, why: str):
        """The office halts the matter (暂停)."""
        return aside.suspended(self, why=why, now=now)

    @transition("state", source=["suspended"], target=GET_STATE(lambda matter, **_: matter.before_suspension, states=UNDER_WAY))
    def resume(self, *, by, now, why: str):
        """The matter goes on where it was halted (恢复)."""
        return aside.resumed(self, why=why, now=now)

    @transition(
        "state", source=["rejected", "invited"], target=GET_STATE(lambda matter, **_: aside.stage_left(matter), states=DECIDING)
    )
    def reopen(self, *, by, now, why: str):
        """The office lets a decided matter be decided again (重新打开): where its round ended, on the same content."""
        facts = aside.reopened(self, why=why)
        row = invitations.of(self)
        if row and row.sent_on:
            raise NotNow(_("The invitation letter has gone out; cancel the visit instead."))
        return facts
