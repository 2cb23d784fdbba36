"""The steps of applying as forms (申请环节): submit, have it confirmed, ask for an exception, decide on one, withdraw, correct,
suspend, resume, reopen."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.calendar import add_working_days
from approvals.errors import NotComplete
from workflow.applying import correction
from workflow.applying.drafts import EDITABLE
from workflow.applying.form import form_of
from workflow.applying.judging import check, open_blocks
from workflow.core import attachments
from workflow.core.errands import Errand
from workflow.core.forms import StepForm, long_text
from workflow.core.models import RuleException

EVIDENCE = "exception_evidence"


class WhyForm(StepForm):
    """A step that only asks for a reason."""

    why = long_text(_("Reason"))


class SubmitForm(StepForm):
    """Hand it in (提交); offered once nothing stands against it."""

    step, title, button, icon = "submit", _("Submit the application"), _("Submit"), "send"

    @classmethod
    def offered(cls, matter) -> bool:
        return not check(matter, now=timezone.now())[0]


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
    blocks = open_blocks(matter, now=timezone.now()) - asked
    return [(rule.code, rule.title) for rule in form_of(matter).rules if rule.code in blocks]


class DecideException(StepForm):
    """The office grants or refuses an exception (例外审定)."""

    step, title, button, icon, errand = "decide_exception", _("Decide on an exception"), _("Record"), "scale", "exception"
    rule = forms.ChoiceField(label=_("Rule"))
    granted = forms.TypedChoiceField(
        label=_("Decision"), choices=[("1", _("grant")), ("0", _("refuse"))], coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
    )
    why = long_text(_("Reason"))

    def prepare(self):
        asked = RuleException.objects.filter(matter_id=self.matter.pk, granted=None)
        self.fields["rule"].choices = [(row.rule, f"{row.rule}: {row.reason}"[:120]) for row in asked]

    @classmethod
    def offered(cls, matter):
        return waits_for_exception(matter)


class Withdraw(StepForm):
    """Take it back while it is being decided (撤回)."""

    step, title, button, icon = "withdraw", _("Withdraw the application"), _("Withdraw"), "rotate-ccw"
    why = long_text(_("Reason"), required=False)


class Correct(WhyForm):
    """Put right what stands outside the digest (更正)."""

    step, title, button, icon = "correct", _("Correct a clerical detail"), _("Correct"), "pencil"
    path = forms.ChoiceField(label=_("Which"))
    value = forms.CharField(label=_("New value"), max_length=100)
    field_order = ["path", "value", "why"]

    def prepare(self):
        self.fields["path"].choices = correction.places(self.matter)


class Suspend(WhyForm):
    """Halt the matter (暂停)."""

    step, title, button, icon, danger = "suspend", _("Suspend the matter"), _("Suspend"), "clock", True


class Resume(WhyForm):
    """Let it go on (恢复)."""

    step, title, button, icon = "resume", _("Resume the matter"), _("Resume"), "rotate-ccw"


class Reopen(WhyForm):
    """Let it be decided again (重新打开)."""

    step, title, button, icon, danger = "reopen", _("Reopen the decision"), _("Reopen"), "rotate-ccw", True


def waits_for_exception(matter) -> bool:
    """Whether an exception was asked for and nobody has decided on it."""
    return RuleException.objects.filter(matter_id=matter.pk, granted=None).exists()


STEP_FORMS = {form.step: form for form in (SubmitForm, AskConfirmationForm, AskExceptionForm, DecideException, Withdraw)}
EXCEPTION = Errand(
    "exception", _("Decide on an exception"), EDITABLE, "fao", waits_for_exception, lambda matter, today: add_working_days(today, 3)
)
