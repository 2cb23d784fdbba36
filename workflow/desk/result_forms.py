"""What is filled in about results (成果表单): an entry, what became of it, its public summary, a sharing session."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from approvals.people.models import Person, Unit
from workflow.core import countries
from workflow.core.forms import date_field, long_text
from workflow.registers.models import Result
from workflow.registers.results.entering import LONGEST, Entry

CONTACT = ("name", "post", "email", "phone")


class Files(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """All of them, as a list."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(one, initial) for one in data or []]


class ResultForm(forms.Form):
    """An entry; what only some kinds have is shown for these alone (style sheet: .when-…)."""

    kind = forms.ChoiceField(label=_("Kind of result"), choices=Result.Kind.choices)
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("Of a contact: the institution. The person's name has a field of its own.")
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.all(), required=False)
    on = date_field(pgettext_lazy("result", "Date"))
    place = forms.ChoiceField(label=_("Country or region"), required=False)
    text = long_text(_("What it is about"), rows=6, required=False, max_length=LONGEST)
    due_on = date_field(pgettext_lazy("result", "Due on"), required=False)
    person = forms.CharField(
        label=_("Responsible person"), max_length=100, required=False, help_text=_("Staff number or full name.")
    )
    contact_name = forms.CharField(label=_("Name of the contact"), max_length=100, required=False)
    contact_post = forms.CharField(label=_("Post"), max_length=100, required=False)
    contact_email = forms.CharField(label=_("E-mail"), max_length=200, required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    uploads = FilesField(label=_("Files"), required=False)

    def __init__(self, *args: Any, matter: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matter = matter
        self.fields["place"].choices = [("", "—"), *countries.choices()]  # type: ignore[attr-defined]
        if matter:
            del self.fields["unit"]
        else:
            del self.fields["uploads"]

    @classmethod
    def of(cls, result: Result, data: Any = None) -> "ResultForm":
        """The form that corrects an entry: its kind, unit and files stay."""
        contact = getattr(result, "contact", None) if result.kind == Result.Kind.CONTACT else None
        first = {
            "kind": result.kind, "title": result.title, "on": result.happened_on, "place": next(iter(result.places), ""),
            "text": result.text, "due_on": result.due_on, "person": result.person.username if result.person else "",
        } | {f"contact_{name}": getattr(contact, name, "") for name in CONTACT}  # fmt: skip
        form = cls(data, matter=result.matter, initial=first)
        form.fields.pop("uploads", None)
        form.fields.pop("unit", None)
        form.fields["kind"].choices = [(result.kind, result.get_kind_display())]  # type: ignore[attr-defined]
        return form

    def clean_person(self) -> Person | None:
        """One of the directory, by staff number or by a name that only one has."""
        said = self.cleaned_data["person"].replace("\x00", "").strip()
        if not said:
            return None
        found = list(Person.objects.active().filter(Q(username=said) | Q(name=said))[:9])
        named = [person for person in found if person.username == said] or found
        if len(named) > 1:
            raise forms.ValidationError(_("Several people have this name; write the staff number."))
        if not named:
            raise forms.ValidationError(_("Nobody has this staff number or name."))
        return named[0]

    def entry(self) -> Entry:
        """What was filled in."""
        said = self.cleaned_data
        return Entry(
            kind=said["kind"], title=said["title"], on=said["on"], text=said["text"], due_on=said["due_on"], person=said["person"],
            places=[said["place"]] if said["place"] else [], contact={name: said[f"contact_{name}"] for name in CONTACT},
        )  # fmt: skip


class CloseForm(forms.Form):
    """What became of it (办理结果)."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[choice for choice in Result.Outcome.choices if choice[0]], widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note; why, where it was not done"), max_length=500, required=False)


class SummaryForm(forms.Form):
    """The public summary (公开摘要)."""

    title = forms.CharField(label=_("Public title"), max_length=200)
    summary = long_text(
        _("Public summary"), rows=6, max_length=4000, help_text=_("For everybody: no names, no addresses, no numbers.")
    )


class ErasureForm(forms.Form):
    """Why a person's data are destroyed."""

    why = forms.CharField(label=_("Reason"), max_length=200)


class SessionForm(forms.Form):
    """A sharing session (成果分享会)."""

    topic = forms.CharField(label=_("Topic"), max_length=200)
    held_on = date_field(pgettext_lazy("session", "Held on"))
    place = forms.CharField(label=pgettext_lazy("session", "Place"), max_length=200)
    presenters = forms.CharField(label=_("Presenters"), max_length=200)
    matters: Any = forms.ModelMultipleChoiceField(
        label=_("Matters whose results are shared"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    material = forms.FileField(label=_("Material"), required=False, help_text=_("It goes with the file of every matter."))

    def __init__(self, *args: Any, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["matters"].queryset = waiting  # type: ignore[attr-defined]


class AttendanceForm(forms.Form):
    """Who came (签到名单)."""

    lines = long_text(
        _("Who came"), rows=5, max_length=60_000,
        help_text=_("A line each: a staff number, or a name and a unit with a comma between. Lists can be pasted."),
    )  # fmt: skip
