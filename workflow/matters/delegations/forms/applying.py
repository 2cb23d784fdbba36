"""The steps up to the submission as forms (申请环节): submit, have it confirmed, ask for an exception."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.errors import NotComplete
from workflow.core import attachments
from workflow.core.forms import StepForm, long_text
from workflow.matters.delegations import submission
from workflow.matters.delegations.rules import RULES

EVIDENCE = "exception_evidence"


class SubmitForm(StepForm):
    """Hand it in (提交); offered once nothing stands against it."""

    step, title, button, icon = "submit", _("Submit the application"), _("Submit"), "send"

    @classmethod
    def offered(cls, matter) -> bool:
        return not submission.check(matter, now=timezone.now())[0]


class AskConfirmationForm(StepForm):
    """Ask the applicant to read it and submit (请本人确认); for whoever prepared it."""

    step, title, button, icon = "ask_confirmation", _("Have it confirmed"), _("Ask the applicant to confirm"), "mail-check"

    @classmethod
    def offered(cls, matter) -> bool:
        return matter.preparer_id is not None


class AskExceptionForm(StepForm):
    """Ask to set a blocking rule aside (例外申请), with the reason and a paper that proves it."""

    step, title, button, icon = "ask_exception", _("Ask for an exception"), _("Ask for the exception"), "file-pen-line"
    rule = forms.ChoiceField(label=_("Which rule"))
    reason = long_text(_("Reason"), max_length=2000)
    held = forms.TypedChoiceField(label=_("Evidence among the papers"), coerce=int, required=False, empty_value=None)
    upload = forms.FileField(label=_("Or upload the evidence"), required=False)

    def prepare(self) -> None:
        """Only rules that stand in the way and are not asked about yet."""
        fields: Any = self.fields
        fields["rule"].choices = [(code, f"{code} {title}") for code, title in askable(self.matter)]
        papers = self.matter.attachments.values_list("pk", "name")
        fields["held"].choices = [("", gettext("none")), *papers]

    @classmethod
    def offered(cls, matter) -> bool:
        return bool(askable(matter))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("held") and not said.get("upload"):
            self.add_error("held", gettext("Choose the evidence, or upload it."))
        return said

    def facts(self, *, now) -> dict:
        said, upload = self.cleaned_data, self.cleaned_data.get("upload")
        if upload:
            paper = attachments.store(self.matter, kind=EVIDENCE, upload=upload, by=self.person, now=now)
            return {"rule": said["rule"], "reason": said["reason"], "evidence": paper.pk}
        if said["held"] is None:
            raise NotComplete(gettext("Choose the evidence, or upload it."))
        return {"rule": said["rule"], "reason": said["reason"], "evidence": said["held"]}


def askable(matter) -> list[tuple[str, Any]]:
    """The blocking rules the draft breaks, about which nobody has been asked."""
    asked = set(matter.exceptions.filter(granted=None).values_list("rule", flat=True))
    blocks = submission.open_blocks(matter, now=timezone.now()) - asked
    return [(rule.code, rule.title) for rule in RULES if rule.code in blocks]


APPLYING = (SubmitForm, AskConfirmationForm, AskExceptionForm)
