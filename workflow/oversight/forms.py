"""What is filled in: the plan of an inspection, a finding, its rectification and the judgement (检查、问题、整改表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.people.models import Unit
from workflow.core import attachments, countries, kinds, secrecy
from workflow.core.forms import long_text
from workflow.oversight import findings
from workflow.oversight.life import EVIDENCE
from workflow.oversight.models import Finding
from workflow.oversight.sampling import Criteria


class Plain(forms.Form):
    """A form whose words bear no mark of secrecy (保密法 2024, art. 31)."""

    def clean(self) -> dict[str, Any]:
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and secrecy.bears_mark(value):
                self.add_error(name, _("State secrets must not be entered here."))
        return self.cleaned_data


class PlanForm(Plain):
    """What is inspected, by whom, drawn with which seed."""

    title = forms.CharField(label=gettext_lazy("Title of the inspection"), max_length=200)
    count = forms.IntegerField(label=gettext_lazy("How many matters"), min_value=1, max_value=200, initial=5)
    year = forms.IntegerField(label=gettext_lazy("Year of the trip or visit"), min_value=2000, max_value=2100, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of matter"), required=False)
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit, with those below it"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("all"),
    )
    country = forms.ChoiceField(label=gettext_lazy("Country or region"), required=False)
    by_risk = forms.BooleanField(
        label=gettext_lazy("By risk: matters with more differences first"), required=False,
        help_text=gettext_lazy("Otherwise at random."),
    )  # fmt: skip
    seed = forms.CharField(
        label=gettext_lazy("Seed of the draw"), max_length=40, required=False,
        help_text=gettext_lazy("Empty: one is drawn. It is recorded, and gives the same sample again."),
    )  # fmt: skip
    first = forms.ChoiceField(label=gettext_lazy("First inspector"))
    second = forms.ChoiceField(label=gettext_lazy("Second inspector"))

    def __init__(self, data: Any = None, *, people: list) -> None:
        super().__init__(data, auto_id="plan_%s")
        self.people = {str(person.pk): person for person in people}
        fields: dict[str, Any] = self.fields
        every = [("", gettext_lazy("all"))]
        fields["kind"].choices = every + [(kind.code, kind.name) for kind in kinds.installed() if kind.compared]
        fields["country"].choices = every + countries.choices()
        fields["unit"].queryset = Unit.objects.order_by("code")
        for name in ("first", "second"):
            fields[name].choices = [("", "—"), *((pk, str(person)) for pk, person in self.people.items())]

    def facts(self) -> dict[str, Any]:
        """What ``inspections.plan`` takes."""
        told = self.cleaned_data
        criteria = Criteria(
            count=told["count"], year=told["year"], unit=told["unit"].pk if told["unit"] else None, country=told["country"],
            kind=told["kind"], by_risk=told["by_risk"],
        )  # fmt: skip
        inspectors = [self.people[told["first"]], self.people[told["second"]]]
        return {"title": told["title"], "criteria": criteria, "inspectors": inspectors, "seed": told["seed"]}


class FindingForm(Plain):
    """One finding of a matter that was drawn."""

    what = long_text(gettext_lazy("What was found"), max_length=2000)
    citation = forms.CharField(
        label=gettext_lazy("Rule and source"), max_length=200, help_text=gettext_lazy("For example OUT-25 · S06")
    )  # fmt: skip
    severity = forms.ChoiceField(label=gettext_lazy("Severity"), choices=Finding.Severity.choices)
    responsible = forms.ChoiceField(label=gettext_lazy("Who answers for it"))
    working_days = forms.IntegerField(label=gettext_lazy("Working days to rectify it"), min_value=1, max_value=250)

    def __init__(self, data: Any = None, *, matter: Any, days: int, prefix: str) -> None:
        super().__init__(data, auto_id="finding_%s", prefix=prefix, initial={"working_days": days})
        self.people = {str(person.pk): person for person in findings.answerable(matter)}
        self.fields["responsible"].choices = [(pk, str(person)) for pk, person in self.people.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"responsible": self.people[self.cleaned_data["responsible"]]}


class StartForm(Plain):
    """How it will be put right."""

    title, button = gettext_lazy("Begin to rectify it"), gettext_lazy("Begin")
    plan = long_text(gettext_lazy("How it will be put right"), max_length=2000)

    def facts(self, finding: Finding, *, by: Any, now: Any) -> dict[str, Any]:
        return self.cleaned_data


class SubmitForm(Plain):
    """What was put right, with its evidence."""

    title, button = gettext_lazy("Hand in what was put right"), gettext_lazy("Hand in")
    done = long_text(gettext_lazy("What was put right"), max_length=2000)
    evidence = forms.FileField(label=gettext_lazy("Evidence"))

    def facts(self, finding: Finding, *, by: Any, now: Any) -> dict[str, Any]:
        """The file is stored on the way."""
        file = attachments.store(finding.matter, kind=EVIDENCE, upload=self.cleaned_data["evidence"], by=by, now=now)
        return {"done": self.cleaned_data["done"], "evidence": file}


class AcceptForm(StartForm):
    """The inspector closes it."""

    title, button = gettext_lazy("Close the finding"), gettext_lazy("Accept and close")
    plan = None  # type: ignore[assignment]
    why = long_text(gettext_lazy("Remark"), max_length=2000, required=False)


class SendBackForm(StartForm):
    """The inspector asks for more."""

    title, button = gettext_lazy("Send it back"), gettext_lazy("Send back to be rectified")
    plan = None  # type: ignore[assignment]
    why = long_text(gettext_lazy("What is still missing"), max_length=2000)
    working_days = forms.IntegerField(label=gettext_lazy("Working days to rectify it"), min_value=1, max_value=250, initial=5)


STEP_FORMS: dict[str, Any] = {"start": StartForm, "submit": SubmitForm, "accept": AcceptForm, "send_back": SendBackForm}
