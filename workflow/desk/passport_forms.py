"""What is filled in about a document (证照登记表单). Its number is named so that no refused page ever repeats it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from approvals.people.models import Person
from workflow.core.forms import date_field, long_text
from workflow.registers.models import Passport

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
    box = forms.CharField(label=_("Box"), max_length=40, required=False)
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


class RetireForm(forms.Form):
    """Out of the books: lost, void, transferred (遗失、作废、移交)."""

    where = forms.ChoiceField(
        label=_("What became of it"), widget=forms.RadioSelect,
        choices=[(where.value, where.label) for where in (Passport.Where.LOST, Passport.Where.VOID, Passport.Where.TRANSFERRED)],
    )
    why = long_text(_("Reason"), rows=2, max_length=500)


class ReturnForm(forms.Form):
    """Back from a drawing that belongs to no matter here (归还)."""

    returned_on = date_field(_("Returned on"))
    note = forms.CharField(label=_("Condition"), max_length=200, required=False)
