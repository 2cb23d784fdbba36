"""Deciding (审核、公示、审批) as forms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, date_field, long_text
from workflow.duties import notices
from workflow.duties.models import Objection


class OpenNotice(StepForm):
    step, title, button, icon = "open_notice", _("Publish the notice"), _("Publish"), "megaphone"
    brings = "notice"
    opened_on = date_field(_("Published on"))
    place = forms.CharField(label=_("Where"), max_length=200)
    contact = forms.CharField(label=_("Contact for objections"), max_length=100)
    proof = forms.FileField(label=_("Picture of the notice"), required=False)
    uploads = {"proof": "notice"}

    def prepare(self):
        self.initial.setdefault("opened_on", self.today)

    @classmethod
    def offered(cls, matter):
        return notices.current(matter) is None


class RecordObjection(StepForm):
    step, title, button, icon = "record_objection", _("Record an objection"), _("Record"), "circle-alert"
    received_on = date_field(_("Received on"))
    from_whom = forms.CharField(label=_("From whom"), max_length=100, required=False)
    text = long_text(_("What was said"))

    @classmethod
    def offered(cls, matter):
        return notices.current(matter) is not None


class SettleObjection(StepForm):
    step, title, button, icon = "settle_objection", _("Answer an objection"), _("Record"), "scale"
    objection = forms.TypedChoiceField(label=_("Objection"), coerce=int)
    upheld = forms.TypedChoiceField(
        label=_("Result"), choices=[("0", _("not upheld")), ("1", _("upheld"))], coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
    )
    answer = long_text(_("Answer"))

    def prepare(self):
        rows = Objection.objects.filter(notice__matter_id=self.matter.pk, resolved_on=None)
        self.fields["objection"].choices = [(row.pk, f"{row.received_on} {row.text}"[:80]) for row in rows]

    @classmethod
    def offered(cls, matter):
        return Objection.objects.filter(notice__matter_id=matter.pk, resolved_on=None).exists()
