"""Accounting (总结归档): summary, promises, costs, sharing, archive."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import transition

from approvals.errors import NotComplete
from workflow.duties import sharing
from workflow.matters.visits import accounts
from workflow.matters.visits.states import AFTER


class Accounting:
    """Steps after the departure; the costs only once the summary is accepted."""

    @transition("state", source=["departed"], target="summary")
    def hand_in_summary(self, *, by, now, done: str, results: str, leaders_met: str = "", problems: str = "", photos=None):
        """The summary of the visit (接待总结, F17), within five working days (IN-14)."""
        return accounts.hand_in_summary(
            self, done=done, results=results, leaders_met=leaders_met, problems=problems, photos=photos, by=by, now=now
        )

    @transition("state", source=["summary"], target=None)
    def accept_summary(self, *, by, now):
        """The office accepts the summary (总结通过)."""
        return accounts.accept_summary(self, by=by, now=now)

    @transition("state", source=["summary"], target="departed")
    def return_summary(self, *, by, now, why: str):
        """The office sends the summary back (总结退回)."""
        return accounts.return_summary(self, why=why, by=by, now=now)

    @transition("state", source=["hosting", *AFTER], target=None)
    def make_promise(self, *, by, now, what: str, person: int, due_on):
        """Something was promised to the guests (承诺事项): it becomes somebody's dated to-do."""
        return accounts.make_promise(self, what=what, person=person, due_on=due_on, by=by, now=now)

    @transition("state", source=["hosting", *AFTER], target=None)
    def close_promise(self, *, by, now, promise: int, outcome: str, note: str = ""):
        """A promise was kept, is no longer asked for, or goes on elsewhere (承诺了结)."""
        return accounts.close_promise(self, promise=promise, outcome=outcome, note=note, by=by, now=now)

    @transition("state", source=["summary"], target=None)
    def settle(self, *, by, now, lines: list, note: str = ""):
        """The costs are settled (核销), within the limits and for approved guests only (IN-16)."""
        return accounts.settle(self, lines=lines, note=note, by=by, now=now)

    @transition("state", source=["summary"], target="sharing")
    def accounts_complete(self, *, by, now):
        """The summary is accepted and the costs are settled, if there are any."""

    @transition("state", source=["sharing"], target=None)
    def share(self, *, by, now, held_on, form, title, place="", attendance=0, material=None):
        """The results were shared with colleagues (成果分享)."""
        if held_on < timezone.localdate(self.stay.arrived_at):
            raise NotComplete(_("Results are shared after the visit."))
        return sharing.share(
            self, held_on=held_on, form=form, title=title, place=place, attendance=attendance, material=material, by=by, now=now
        )

    @transition("state", source=["sharing"], target="archived")
    def archive(self, *, by, now):
        """The file is sealed and verifies (归档); not while a promise is open, for then nobody would look after it."""
        lacking = [*sharing.lacking(self), *accounts.promises_lacking(self)]
        if lacking:
            raise NotComplete(complaints=lacking)
        self.ended_at = now
        self.save(update_fields=["ended_at"])
