"""Aside (旁路): cancel, suspend and resume, reopen."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import GET_STATE, transition

from approvals.errors import NotNow
from workflow.applying import aside
from workflow.matters.delegations.states import APPROVED, DECIDING, UNDER_WAY
from workflow.registers.limits import limits_on
from workflow.registers.models import Loan
from workflow.registers.passports import custody, due


class Aside:
    """Steps off the straight way."""

    @transition("state", source=APPROVED, target="cancelled")
    def cancel(self, *, by, now, why: str):
        """An approved trip does not take place (取消); passports already drawn come back within 7 days."""
        facts = aside.ended(self, why=why, now=now)
        last = due.last_day(self, home=timezone.localdate(now), limits=limits_on(self.limits_on), cancelled=True)
        return facts | custody.expect_back(self, due_on=last, now=now)

    @transition("state", source=UNDER_WAY, target="suspended")
    def suspend(self, *, by, now, why: str):
        """The office halts the matter (暂停)."""
        return aside.suspended(self, why=why, now=now)

    @transition("state", source=["suspended"], target=GET_STATE(lambda matter, **_: matter.before_suspension, states=UNDER_WAY))
    def resume(self, *, by, now, why: str):
        """The matter goes on where it was halted (恢复)."""
        return aside.resumed(self, why=why, now=now)

    @transition(
        "state", source=["rejected", "documents"], target=GET_STATE(lambda matter, **_: aside.stage_left(matter), states=DECIDING)
    )
    def reopen(self, *, by, now, why: str):
        """The office lets a decided matter be decided again (重新打开): where its round ended, on the same content."""
        facts = aside.reopened(self, why=why)
        if Loan.objects.open().filter(matter_id=self.pk).exists():
            raise NotNow(_("Passports are out for this trip; take them back first."))
        return facts
