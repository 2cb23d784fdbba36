"""Closing (回国后) as forms: report, second notice, settlement, sharing, archive."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.applying.step_forms import WhyForm
from workflow.core.forms import StepForm, date_field, long_text
from workflow.duties import notices, reports
from workflow.duties.models import Sharing
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


class Settle(StepForm):
    """Approved amounts by kind stand there; the actual ones are filled in, in yuan."""

    step, title, button, icon, errand = "settle", _("Settle the costs"), _("Settle"), "receipt-text", "settle"
    note = long_text(_("Note; why, where more was spent than approved"), required=False)

    def prepare(self):
        for number, line in enumerate(self.matter.application.budget):
            label = gettext("%(kind)s, approved %(amount)s %(currency)s: actual in yuan") % {
                "kind": _kind_of(line), "amount": line.amount, "currency": line.currency}
            self.fields[f"line{number}"] = forms.DecimalField(label=label, min_value=0, max_digits=10, decimal_places=2)
        self.order_fields([*[name for name in self.fields if name != "note"], "note"])

    def facts(self, *, now):
        lines = [
            {"kind": _kind_of(line), "approved": str(line.amount), "actual": str(self.cleaned_data[f"line{number}"])}
            for number, line in enumerate(self.matter.application.budget)
        ]
        return {"lines": lines, "note": self.cleaned_data["note"]}


def _kind_of(line) -> str:
    return str(CHOICES["budget.kind"].get(line.kind, line.kind))


class Share(StepForm):
    step, title, button, icon, errand = "share", _("Share the results"), _("Record"), "lightbulb", "share"
    held_on = date_field(_("Held or published on"))
    form = forms.ChoiceField(label=_("Form"), choices=Sharing.Form)
    title_ = forms.CharField(label=_("Title"), max_length=200)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    attendance = forms.IntegerField(label=_("How many attended"), min_value=0, required=False)
    material = forms.FileField(label=_("Material"), required=False)
    uploads = {"material": "sharing"}

    def prepare(self):
        self.initial.setdefault("held_on", self.today)

    def facts(self, *, now):
        facts = super().facts(now=now)
        return facts | {"title": facts.pop("title_"), "attendance": facts["attendance"] or 0}


class Archive(StepForm):
    step, title, button, icon, errand = "archive", _("Seal the file"), _("Seal"), "archive", "archive"
