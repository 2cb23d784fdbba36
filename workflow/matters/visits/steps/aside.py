"""Aside (旁路): cancel, suspend and resume, reopen."""

from django.utils.translation import gettext as _
from django_fsm import GET_STATE, transition

from approvals.actions.pause import pause_all, resume_all
from approvals.errors import NotComplete, NotNow
from workflow.matters.visits import invitations
from workflow.matters.visits.states import APPROVED, DECIDING, UNDER_WAY


def _say_why(why: str) -> dict:
    if not why.strip():
        raise NotComplete(_("Say why."))
    return {"why": why}


class Aside:
    """Steps off the straight way."""

    @transition("state", source=APPROVED, target="cancelled")
    def cancel(self, *, by, now, why: str):
        """An approved visit does not take place (取消)."""
        facts = _say_why(why)
        self.ended_at = now
        self.save(update_fields=["ended_at"])
        return facts

    @transition("state", source=UNDER_WAY, target="suspended")
    def suspend(self, *, by, now, why: str):
        """The office halts the matter (暂停); it keeps its round and its facts, and no deadline of its round runs."""
        facts = _say_why(why)
        self.before_suspension = self.state
        self.save(update_fields=["before_suspension"])
        pause_all(self, now=now)
        return facts

    @transition(
        "state", source=["suspended"], target=GET_STATE(lambda matter, **facts: matter.before_suspension, states=UNDER_WAY)
    )
    def resume(self, *, by, now, why: str):
        """The matter goes on where it was halted (恢复), with the days that were left."""
        facts = _say_why(why)
        resume_all(self, since=self.entries.filter(step="suspend").latest("seq").at, now=now)
        return facts

    @transition(
        "state", source=["rejected", "invited"], target=GET_STATE(lambda matter, **facts: matter.stage_left, states=DECIDING)
    )
    def reopen(self, *, by, now, why: str):
        """The office lets a decided matter be decided again (重新打开): where its round ended, on the same content."""
        facts = _say_why(why)
        row = invitations.of(self)
        if row and row.sent_on:
            raise NotNow(_("The invitation letter has gone out; cancel the visit instead."))
        self.ended_at = None
        self.save(update_fields=["ended_at"])
        return facts

    @property
    def stage_left(self) -> str:
        """The stage in which the last round ended."""
        return self.rounds.last().panels.order_by("-pk").values_list("phase__stage", flat=True).first()
