"""Inviting (邀请) as forms: the list of guests, the basis of entry, the letter."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.core import countries
from workflow.core.forms import StepForm, date_field, long_text
from workflow.matters.visits import invitations, people
from workflow.matters.visits.application import CHOICES, names_may_follow


class NameGuests(StepForm):
    """One guest a line, as the list is usually sent: name, citizenship, post, unit; the first one heads the delegation."""

    step, title, button, icon, errand = "name_guests", _("Name the guests"), _("Record"), "users", "names"
    lines = long_text(
        _("Guests, one a line: name, citizenship, post, unit"), rows=6, help_text=_("The first one heads the delegation."),
    )  # fmt: skip
    why = forms.CharField(label=_("Why the list changes"), max_length=200, required=False)

    def prepare(self):
        self.initial.setdefault("lines", "\n".join(_line(guest) for guest in people.listed(self.matter)))

    @classmethod
    def offered(cls, matter):
        return names_may_follow(matter.application)

    def clean_lines(self):
        read = [_guest(line, number) for number, line in enumerate(self.cleaned_data["lines"].splitlines()) if line.strip()]
        unknown = [guest["name"] for guest in read if guest["country"] is None and self.matter.application.foreign]
        if unknown:
            raise forms.ValidationError(gettext("Give a citizenship by its usual name: %(names)s.") % {"names": ", ".join(unknown)})
        return read

    def facts(self, *, now):
        return {"guests": self.cleaned_data["lines"], "why": self.cleaned_data["why"]}


def _line(guest) -> str:
    place = countries.name_of(guest.country) if guest.country else ""
    return ", ".join((guest.name, place, guest.post, guest.unit))


def _guest(line: str, number: int) -> dict:
    name, place, post, unit = ([part.strip() for part in line.replace("，", ",").split(",")] + [""] * 4)[:4]
    return {"name": name, "country": countries.code_of(place), "post": post, "unit": unit, "leader": number == 0}


class RecordBasis(StepForm):
    step, title, button, icon, errand = "record_basis", _("Record the basis of entry"), _("Record"), "book-user", "basis"
    visa_basis = forms.ChoiceField(label=_("Basis of entry"), choices=CHOICES["visa_basis"].items(), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def prepare(self):
        self.initial.setdefault("visa_basis", self.matter.application.visa_basis)

    @classmethod
    def offered(cls, matter):
        return invitations.needs_basis(matter.application)


class SendLetter(StepForm):
    step, title, button, icon, errand = "send_letter", _("Record the invitation letter"), _("Record"), "mail", "letter"
    number = forms.CharField(label=_("Number of the letter"), max_length=60)
    sent_on = date_field(_("Sent on"))
    letter = forms.FileField(label=_("Scan of the letter"), required=False)
    uploads = {"letter": "invitation_letter"}

    def prepare(self):
        self.initial.setdefault("sent_on", self.today)

    @classmethod
    def offered(cls, matter):
        row = invitations.of(matter)
        return not (row and row.sent_on)
