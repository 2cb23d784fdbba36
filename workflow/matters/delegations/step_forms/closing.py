"""Closing (回国后) as forms: report, second notice, settlement, sharing, archive."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.applying import closing
from workflow.applying.step_forms import WhyForm
from workflow.core.forms import StepForm, long_text
from workflow.duties import notices, reports
from workflow.matters.delegations.application import CHOICES
from workflow.matters.delegations.step_forms.deciding import OpenNotice


class HandInReport(StepForm):
    step, title, button, icon, errand = "hand_in_report", _("Hand in the report"), _("Hand in"), "file-text", "report"
    done = long_text(_("What was done"), rows=5)
    not_done = long_text(_("What was not done, and why"), required=False)
    results = long_text(_("Results"))
    follow_up = long_text(_("What follows"))
    discipline = long_text(_("Discipline abroad: anything to report"))
    money_note = long_text(_("Money: over standard, paid by the host, income abroad"))

    @classmethod
    def offered(cls, matter):
        return reports.awaited(matter)


class AcceptReport(StepForm):
    step, title, button, icon, errand = "accept_report", _("Accept the report"), _("Accept"), "check", "read_report"

    @classmethod
    def offered(cls, matter):
        return reports.to_read(matter)


class ReturnReport(WhyForm):
    step, title, button, icon, errand = "return_report", _("Send the report back"), _("Send back"), "undo-2", "read_report"
    danger = True

    @classmethod
    def offered(cls, matter):
        return reports.to_read(matter)


class PublishSecondNotice(OpenNotice):
    step, title, button, icon = "publish_second_notice", _("Publish the second notice"), _("Publish"), "megaphone"
    errand, brings = "second_notice", ""

    @classmethod
    def offered(cls, matter):
        return notices.current(matter, which="second") is None


class Settle(closing.Settle):
    """Each line in its own currency as approved."""

    def approved(self):
        return self.matter.application.budget

    def label(self, line):
        told = {"kind": _kind_of(line), "amount": line.amount, "currency": line.currency}
        return gettext("%(kind)s, approved %(amount)s %(currency)s: actual in yuan") % told

    def facts(self, *, now):
        lines = [
            {"kind": _kind_of(line), "approved": str(line.amount), "actual": str(self.cleaned_data[f"line{number}"])}
            for number, line in enumerate(self.approved())
        ]
        return {"lines": lines, "note": self.cleaned_data["note"]}


def _kind_of(line) -> str:
    return str(CHOICES["budget.kind"].get(line.kind, line.kind))
