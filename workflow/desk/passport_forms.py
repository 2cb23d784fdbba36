"""What is filled in about a document (证照登记表单). Its number is named so that no refused page ever repeats it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from approvals.people.models import Person
from workflow.core.forms import date_field, long_text
from workflow.registers.models import Loan, Passport
from workflow.registers.passports import fate, fetching

FORM_FIELD = {"number": "document_no"}  # complaint of the register → field here


class RegisterForm(forms.Form):
    """A document taken into custody (入库)."""

    staff_number = forms.CharField(
        label=_("Staff number of the holder"), max_length=40, required=False,
        help_text=_("Empty for somebody without an account; then give the name."),
    )
    holder_name = forms.CharField(label=_("Name as in the document"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind of document"), choices=Passport.Kind.choices)
    document_no = forms.CharField(
        label=_("Document number"), max_length=20, help_text=_("Kept sealed; only its last four characters are shown."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    issued_on = date_field(_("Issued on"))
    expires_on = date_field(_("Expires on"))
    authority = forms.CharField(label=_("Authority"), max_length=100, required=False)
    box = forms.CharField(label=pgettext_lazy("custody", "Box"), max_length=40, required=False)
    slot = forms.CharField(label=_("Slot"), max_length=20, required=False, help_text=_("One document to each slot."))
    note = long_text(_("Note"), rows=2, required=False, max_length=1000)

    def clean(self) -> dict[str, Any]:
        """The holder by staff number, else by name."""
        said: dict[str, Any] = super().clean() or {}
        number = said.pop("staff_number", "").strip()
        said["holder"] = Person.objects.filter(username=number).first() if number else None
        if number and said["holder"] is None:
            self.add_error("staff_number", _("Nobody has this staff number."))
        elif said["holder"] and not said.get("holder_name"):
            said["holder_name"] = said["holder"].name
        return said

    def facts(self) -> dict[str, Any]:
        """What the register takes."""
        facts = dict(self.cleaned_data)
        return facts | {"number": facts.pop("document_no")}


class ReasonForm(forms.Form):
    """What somebody needs the number for (查阅事由)."""

    why = forms.CharField(label=_("What for"), max_length=200)


class FateForm(forms.Form):
    """What became of a document (遗失、作废、注销、拒不交回、调出、找回): what its state allows."""

    what = forms.ChoiceField(label=_("What became of it"), widget=forms.RadioSelect)
    on = date_field(_("On"))
    why = long_text(_("Reason"), rows=2, max_length=500)

    def __init__(self, *args: Any, passport: Passport, **kwargs: Any):
        super().__init__(*args, **kwargs | {"auto_id": "fate_%s"})
        self.fields["what"].choices = [(what.value, what.label) for what in fate.possible(passport)]  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    """Box and slot (柜、格)."""

    box = forms.CharField(label=pgettext_lazy("custody", "Box"), max_length=40)
    slot = forms.CharField(label=_("Slot"), max_length=20, required=False)


class FetchForm(forms.Form):
    """Leave to fetch a document at its cabinet (批准柜取)."""

    participant = forms.TypedChoiceField(label=_("For which trip"), coerce=int)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Loan.Purpose, widget=forms.RadioSelect, initial=Loan.Purpose.EXIT)
    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True), label=_("Staff number of who fetches it"), to_field_name="username",
        widget=forms.TextInput, error_messages={"invalid_choice": _("Nobody has this staff number.")},
    )
    until = date_field(_("Until"))

    def __init__(self, *args: Any, passport: Passport, **kwargs: Any):
        super().__init__(*args, **kwargs | {"auto_id": "fetch_%s"})
        self.travels = {row.pk: row for row in fetching.travels(passport)}
        choices = [(pk, f"{row.matter.number or ''} {row.matter.title}") for pk, row in self.travels.items()]
        self.fields["participant"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What ``fetching.allow`` takes."""
        return self.cleaned_data | {"participant": self.travels[self.cleaned_data["participant"]]}


class ReturnForm(forms.Form):
    """Back from a drawing that belongs to no matter here (归还)."""

    returned_on = date_field(_("Returned on"))
    note = forms.CharField(label=_("Condition"), max_length=200, required=False)
