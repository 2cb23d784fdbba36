"""The permit of an authority outside (批件) as a form, where a kind asks for one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, date_field
from workflow.duties import permits


class RecordPermit(StepForm):
    """The permit with its scan; people and days stand there as applied for."""

    step, title, button, icon = "record_permit", _("Record the permit"), _("Record"), "stamp"
    brings = "permit"
    number = forms.CharField(label=_("Number of the permit"), max_length=60)
    authority = forms.CharField(label=_("Issued by"), max_length=100)
    issued_on = date_field(_("Issued on"))
    valid_until = date_field(_("Valid until"), required=False)
    people = forms.IntegerField(label=_("People"), min_value=1)
    days = forms.IntegerField(label=_("Days"), min_value=1)
    scan = forms.FileField(label=_("Scan"))
    uploads = {"scan": "permit"}

    def prepare(self):
        application = self.matter.application
        for name, value in (("people", application.size), ("days", application.days), ("issued_on", self.today)):
            self.initial.setdefault(name, value)

    @classmethod
    def offered(cls, matter):
        return not permits.has_permit(matter)
