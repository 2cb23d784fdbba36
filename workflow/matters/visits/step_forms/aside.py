"""Aside (旁路) as forms: correct, withdraw, cancel, suspend, resume, reopen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, long_text
from workflow.matters.visits.step_forms.why import WhyForm


class Correct(WhyForm):
    step, title, button, icon = "correct", _("Correct a telephone number"), _("Correct"), "pencil"
    path = forms.ChoiceField(label=_("Which"))
    value = forms.CharField(label=_("New value"), max_length=100)
    field_order = ["path", "value", "why"]

    def prepare(self):
        application = self.matter.typed()[0]
        self.fields["path"].choices = [("host_phone", f"{application.host_name}: {application.host_phone or '—'}")]


class Withdraw(StepForm):
    step, title, button, icon = "withdraw", _("Withdraw the application"), _("Withdraw"), "rotate-ccw"
    why = long_text(_("Reason"), required=False)


class Cancel(WhyForm):
    step, title, button, icon, danger = "cancel", _("Cancel the visit"), _("Cancel the visit"), "circle-x", True


class Suspend(WhyForm):
    step, title, button, icon, danger = "suspend", _("Suspend the matter"), _("Suspend"), "clock", True


class Resume(WhyForm):
    step, title, button, icon = "resume", _("Resume the matter"), _("Resume"), "rotate-ccw"


class Reopen(WhyForm):
    step, title, button, icon, danger = "reopen", _("Reopen the decision"), _("Reopen"), "rotate-ccw", True
