"""StepForm (办理表单): what a person fills in to take a step; its answers are the facts of the step."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from workflow.core import attachments, secrecy


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


def date_field(label, **kwargs) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, widget=DateInput(), **kwargs)


def long_text(label, *, rows: int = 3, **kwargs) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class StepForm(forms.Form):
    """One step of a life as a form: ``title`` of its card, ``button`` that takes it, ``errand`` it fulfils or evidence it
    ``brings``.

    ``uploads`` names the file fields and the kind of attachment each becomes; its fact is the attachment.
    """

    title: Any = ""
    button: Any = ""
    icon = "check"
    errand = ""
    brings = ""  # the evidence that a phase of the route waits for
    danger = False
    uploads: dict[str, str] = {}
    required_css_class = "required"

    def __init__(self, *args, matter, person, today, **kwargs):
        self.matter, self.person, self.today = matter, person, today
        kwargs.setdefault("prefix", None)
        super().__init__(*args, auto_id=f"id_{type(self).__name__.lower()}_%s", **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values from the matter."""

    @classmethod
    def offered(cls, matter) -> bool:
        """Whether the step makes sense on this matter now, beyond what its life says."""
        return True

    def clean(self):
        """Words that bear a mark of secrecy are refused before anything is stored (保密法 2024, art. 31)."""
        for name, value in list(self.cleaned_data.items()):  # a mistake takes its field out
            if isinstance(value, str) and secrecy.bears_mark(value):
                self.add_error(name, _("State secrets must not be entered here."))
        return self.cleaned_data

    def facts(self, *, now) -> dict:
        """What the step takes; files are stored on the way."""
        facts = {name: value for name, value in self.cleaned_data.items() if name not in self.uploads}
        for name, kind in self.uploads.items():
            upload = self.cleaned_data.get(name)
            facts[name] = attachments.store(self.matter, kind=kind, upload=upload, by=self.person, now=now) if upload else None
        return facts
