"""What is filled in to appoint a deputy, and to name a successor (代理、交接表单)."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.people.models import Person
from workflow.core import kinds, secrecy
from workflow.core.forms import date_field


class PersonField(forms.CharField):
    """Somebody by staff number, or by name where only one bears it."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = list(Person.objects.active().filter(username=text) or Person.objects.active().filter(name=text)[:2])
        if not found:
            raise ValidationError(gettext("Nobody has this staff number or name."))
        if len(found) > 1:
            raise ValidationError(gettext("Several people bear this name; give the staff number."))
        return found[0]


class DeputyForm(forms.Form):
    """Who, from when to when, for what."""

    principal = PersonField(
        label=_("In place of"), max_length=100, required=False, help_text=_("Empty: of yourself. Staff number or name."),
    )
    deputy = PersonField(label=_("Deputy"), max_length=100, help_text=_("Staff number or name."))
    starts = date_field(_("First day"))
    ends = date_field(_("Last day"))
    kinds = forms.MultipleChoiceField(
        label=_("Which matters"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Nothing ticked: all of them."),
    )
    limit = forms.DecimalField(
        label=_("Budget up to (yuan)"), required=False, max_digits=14, decimal_places=2, help_text=_("Empty: without limit."),
    )
    why = forms.CharField(label=_("Reason"), required=False, max_length=200, help_text=_("Business trip, leave …"))

    def __init__(self, *args: Any, cares: bool, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "deputy_%s"} | kwargs)
        self.fields["kinds"].choices = [(kind.code, kind.name) for kind in kinds.installed()]  # type: ignore[attr-defined]
        for day in ("starts", "ends"):
            self.fields[day].widget.attrs["min"] = today.isoformat()
        if not cares:
            del self.fields["principal"]

    def clean_why(self) -> str:
        why = self.cleaned_data["why"]
        if secrecy.bears_mark(why):
            raise ValidationError(gettext("State secrets must not be entered here."))
        return why


class SuccessorForm(forms.Form):
    """Who takes over what somebody leaves behind (接手人)."""

    to = PersonField(label=_("Successor"), max_length=100, help_text=_("Staff number or name."))
