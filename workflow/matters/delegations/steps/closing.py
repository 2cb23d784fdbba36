"""Closing (回国后): report, second notice, settlement, sharing, archive."""

from django.utils.translation import gettext as _
from django_fsm import transition

from approvals.errors import NotComplete, NotNow
from workflow.duties import notices, reports, settlements, sharing
from workflow.matters.delegations import judging
from workflow.registers.limits import limits_on
from workflow.registers.passports import custody


class Closing:
    """Steps after the return, facts in any order; the costs only when the other three are there (S115)."""

    @transition("state", source=["returned"], target=None)
    def hand_in_report(self, *, by, now, **sections):
        """The report of the trip (出访报告、任务执行情况反馈表)."""
        return reports.hand_in(self, by=by, now=now, **sections)

    @transition("state", source=["returned"], target=None)
    def accept_report(self, *, by, now):
        """The office accepts the report (报告通过)."""
        return reports.accept(self, by=by, now=now)

    @transition("state", source=["returned"], target=None)
    def return_report(self, *, by, now, why: str):
        """The office sends the report back (报告退回)."""
        return reports.send_back(self, why=why, by=by, now=now)

    @transition("state", source=["returned"], target=None)
    def publish_second_notice(self, *, by, now, opened_on, place, contact="", proof=None):
        """What was done is published (事后公示), within a month of the return."""
        return notices.open_notice(
            self, which="second", opened_on=opened_on, place=place, contact=contact, proof=proof, by=by, now=now,
            limits=limits_on(self.limits_on),
        )

    @transition("state", source=["returned"], target="sharing")
    def settle(self, *, by, now, lines: list, note: str = ""):
        """The costs are settled (核销): only after passports, report and second notice (上海交大, S115)."""
        lacking = [*custody.still_out(self), *reports.lacking(self), *notices.second_lacking(self)]
        blocks = judging.settlement_blocks(self)
        if lacking or blocks:
            raise NotComplete(complaints=[*lacking, *blocks])
        return settlements.settle(self, lines=lines, note=note, by=by, now=now)

    @transition("state", source=["sharing"], target=None)
    def share(self, *, by, now, held_on, form, title, place="", attendance=0, material=None):
        """The results were shared with colleagues (成果分享)."""
        return sharing.share(
            self, held_on=held_on, form=form, title=title, place=place, attendance=attendance, material=material,
            by=by, now=now,
        )

    @transition("state", source=["sharing"], target="archived")
    def archive(self, *, by, now):
        """The file is sealed and verifies (归档)."""
        if sharing.lacking(self):
            raise NotNow(_("The results have not been shared yet; the file is sealed after that."))
        self.ended_at = now
        self.save(update_fields=["ended_at"])
