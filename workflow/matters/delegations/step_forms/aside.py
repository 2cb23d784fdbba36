"""Aside (旁路) as forms: correct, withdraw, cancel, suspend, resume, reopen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, long_text
from workflow.matters.delegations.step_forms.why import WhyForm


class Correct(WhyForm):
    step, title, button, icon = "correct", _("Correct a telephone or flight number"), _("Correct"), "pencil"
    path = forms.ChoiceField(label=_("Which"))
    value = forms.CharField(label=_("New value"), max_length=100)
    field_order = ["path", "value", "why"]

    def prepare(self):
        application = self.matter.typed()[0]
        phones = [(f"members.{n}.phone", f"{m.name}: {m.phone or '—'}") for n, m in enumerate(application.members)]
        flights = [(f"itinerary.{n}.flight", f"{d.date}: {d.flight or '—'}") for n, d in enumerate(application.itinerary)]
        self.fields["path"].choices = phones + flights


class Withdraw(StepForm):
    step, title, button, icon = "withdraw", _("Withdraw the application"), _("Withdraw"), "rotate-ccw"
    why = long_text(_("Reason"), required=False)


class Cancel(WhyForm):
    step, title, button, icon, danger = "cancel", _("Cancel the trip"), _("Cancel the trip"), "circle-x", True


class Suspend(WhyForm):
    step, title, button, icon, danger = "suspend", _("Suspend the matter"), _("Suspend"), "clock", True


class Resume(WhyForm):
    step, title, button, icon = "resume", _("Resume the matter"), _("Resume"), "rotate-ccw"


class Reopen(WhyForm):
    step, title, button, icon, danger = "reopen", _("Reopen the decision"), _("Reopen"), "rotate-ccw", True
