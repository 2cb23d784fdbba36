"""What is filled in about packages (档案表单): the receipt of a list, the reason of a disposal, another period."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflow.core.forms import date_field, long_text
from workflow.registers.models import Period


class ReceiptForm(forms.Form):
    """The receipt that came back (移交回执)."""

    received_by = forms.CharField(
        label=pgettext_lazy("receipt", "Received by"), max_length=100, help_text=_("Who signed for the school's archives.")
    )
    received_on = date_field(pgettext_lazy("receipt", "Received on"))
    note = forms.CharField(label=_("Note"), max_length=500, required=False)


class WhyForm(forms.Form):
    """Why a package is disposed of, or kept (事由)."""

    why = long_text(_("Reason"), rows=3, max_length=1000)


class PeriodForm(WhyForm):
    """Another period for one package (调整保管期限)."""

    period = forms.ChoiceField(label=_("Kept for"), choices=Period.choices)
    field_order = ["period", "why"]
