"""What is filled in about oneself: sign-in, language and appearance, password, keys for programs."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from approvals.people.models import Person, Scope

DAYS = [(30, _("30 days")), (90, _("90 days")), (365, _("one year"))]


class SignInForm(AuthenticationForm):
    """Staff number and password; whichever is wrong, the answer is the same."""

    error_messages = {
        "invalid_login": _("The staff number or the password is not right."),
        "inactive": _("The staff number or the password is not right."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Staff number")
        self.fields["password"].label = _("Password")


class PreferencesForm(forms.ModelForm):
    """Language (语言) and appearance (外观)."""

    class Meta:
        model = Person
        fields = ["language", "theme"]
        labels = {"language": _("Language"), "theme": _("Appearance")}


class OwnPasswordForm(PasswordChangeForm):
    """A new password, the old one first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        self.fields["new_password1"].help_text = " ".join(password_validators_help_texts())


class TokenForm(forms.Form):
    """A key for a program: what for, what it may do, how long."""

    name = forms.CharField(label=_("What it is for"), max_length=100)
    scopes = forms.MultipleChoiceField(label=_("It may"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("Valid for"), choices=DAYS, coerce=int, initial=90)

    def lasting(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
