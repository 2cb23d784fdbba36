"""What is filled in to talk (沟通): a comment with the people it mentions, and copies by name."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.actions import comment, copy
from approvals.errors import NotComplete
from approvals.people.models import Person
from approvals.people.naming import people_named
from workflow.core import secrecy
from workflow.core.forms import long_text

BY_NAME = gettext_lazy("Staff numbers or full names, with a space or comma between them.")


class Talking(forms.Form):
    """Words that bear a mark of secrecy are refused before anything is stored (保密法 2024, art. 31)."""

    def clean(self) -> dict[str, Any]:
        for name, value in list(self.cleaned_data.items()):  # a mistake takes its field out
            if isinstance(value, str) and secrecy.bears_mark(value):
                self.add_error(name, _("State secrets must not be entered here."))
        return self.cleaned_data

    def named(self, field: str) -> list[Person]:
        """Who was typed there; those nobody knows are mistakes of the field."""
        try:
            return people_named(self.cleaned_data[field])
        except NotComplete as refusal:
            raise forms.ValidationError(refusal.complaints) from refusal


class CommentForm(Talking):
    """A comment (评论): the text, and whom it mentions (@)."""

    text = long_text(gettext_lazy("Your comment"), max_length=comment.LONGEST)
    mentions = forms.ModelMultipleChoiceField(
        Person.objects.active(), label=gettext_lazy("Mention"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(label=gettext_lazy("Mention others"), required=False, max_length=400, help_text=BY_NAME)

    def __init__(self, *args: Any, concerned: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "comment_%s"} | kwargs)
        self.fields["mentions"].widget.choices = [(person.pk, person.name) for person in concerned]  # type: ignore
        if not concerned:
            self.fields["mentions"].widget = forms.MultipleHiddenInput()

    def clean_others(self) -> list[Person]:
        return self.named("others")

    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        said = self.cleaned_data
        return {"text": said["text"], "mentions": [*said["mentions"], *said["others"]]}


class CopyForm(Talking):
    """Copies (抄送): to whom, and why."""

    people = forms.CharField(label=gettext_lazy("Copy to"), max_length=1000, help_text=BY_NAME)
    why = forms.CharField(label=gettext_lazy("Reason"), max_length=copy.LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "copy_%s"} | kwargs)

    def clean_people(self) -> list[Person]:
        return self.named("people")

    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"people": self.cleaned_data["people"], "why": self.cleaned_data["why"]}
