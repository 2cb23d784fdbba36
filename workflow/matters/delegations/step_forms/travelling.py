"""Travelling (在外) as forms: departure and return."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, date_field, long_text
from workflow.registers.passports.documents import going


class Depart(StepForm):
    step, title, button, icon, errand = "depart", _("Record the departure"), _("Record"), "plane-takeoff", "depart"
    left_on = date_field(_("Left China on"))
    tickets_match = forms.BooleanField(label=_("The tickets match the permit in people, dates and route"))

    def prepare(self):
        self.initial.setdefault("left_on", min(self.today, self.matter.starts_on) if self.matter.starts_on else self.today)


class ComeHome(StepForm):
    step, title, button, icon, errand = "come_home", _("Record the return"), _("Record"), "plane-landing", "come_home"
    left_on = date_field(_("Left China on (stamp)"))
    came_home_on = date_field(_("Entered China on (stamp)"))
    people_back = forms.IntegerField(label=_("People who came back"), min_value=0)
    overstay_reason = long_text(_("If it took longer or somebody is missing: why"), required=False)
    force_majeure = forms.BooleanField(label=_("Force majeure, with proof"), required=False)
    excuse_proof = forms.FileField(label=_("Proof"), required=False)
    uploads = {"excuse_proof": "excuse"}

    def prepare(self):
        self.initial.setdefault("left_on", self.matter.trip.left_on if hasattr(self.matter, "trip") else None)
        self.initial.setdefault("came_home_on", self.matter.ends_on)
        self.initial.setdefault("people_back", going(self.matter).count())
