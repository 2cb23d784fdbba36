"""A phase as a form (环节表单): ordinary fields, however rare what they say; JSON only where no field can say it."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.models import Phase
from approvals.revising.rows import UNSAID, Row
from approvals.revising.vocabulary import Vocabulary
from workflow.core.forms import long_text
from workflow.desk.route_rows import PartForm, TestForm
from workflow.desk.route_typing import when_meant, when_typed, who_meant, who_typed

MOST = 12  # rows of people or of conditions that a form takes


class PhaseForm(forms.Form):
    """One phase of a draft."""

    name = forms.CharField(label=gettext_lazy("Name of the phase"), max_length=60)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=60, required=False)
    code = forms.SlugField(
        label=gettext_lazy("Code of the phase"), max_length=40,
        help_text=gettext_lazy("Small letters; the same phase has the same code in every version."),
    )
    step = forms.IntegerField(
        label=gettext_lazy("Place in the order"), min_value=1, max_value=99,
        help_text=gettext_lazy("The same number: side by side."),
    )
    stage = forms.ChoiceField(label=gettext_lazy("Stage"))
    days = forms.IntegerField(label=gettext_lazy("Time allowed (working days)"), min_value=1, max_value=250)
    quorum = forms.ChoiceField(label=gettext_lazy("When it passes"), choices=Phase.Quorum.choices)
    need = forms.IntegerField(
        label=gettext_lazy("How many (persons, percent, weight)"), min_value=0, max_value=10_000, required=False,
        help_text=gettext_lazy("Only for a number, a share or a weight."),
    )
    veto = forms.BooleanField(label=gettext_lazy("one refusal ends it"), required=False)
    evidence = forms.ChoiceField(label=gettext_lazy("Evidence before agreeing"), required=False)
    nobody = forms.ChoiceField(label=gettext_lazy("When nobody is found"), choices=Phase.Instead.choices)
    concerned = forms.ChoiceField(label=gettext_lazy("When the signer is concerned"), choices=Phase.Instead.choices)
    office = forms.ChoiceField(label=gettext_lazy("The named office"), required=False)
    again = forms.ChoiceField(label=gettext_lazy("Who agreed a step before"), choices=Phase.Again.choices)
    late = forms.ChoiceField(label=gettext_lazy("When nobody answers in time"), choices=Phase.Late.choices, required=False)
    late_days = forms.IntegerField(label=gettext_lazy("So many working days after the last day"), min_value=1, max_value=250)
    late_words = forms.CharField(
        label=gettext_lazy("Words for the papers when silence agrees"), max_length=200, required=False
    )
    outside = forms.BooleanField(label=gettext_lazy("an outside authority may have it"), required=False)

    PLAIN = (
        "name", "name_en", "code", "step", "stage", "days", "quorum", "need", "veto", "evidence", "nobody", "concerned", "office",
        "again", "late", "late_days", "late_words", "outside",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, words: Vocabulary, row: Mapping[str, Any] | None = None):
        given = UNSAID | dict(row or {})
        super().__init__(data, initial={name: given[name] for name in self.PLAIN}, auto_id="phase_%s")
        self._choose(words)
        self.people = self._rows(PartForm, "who", who_typed(given["who"]), given["who"], words)
        self.tests = self._rows(TestForm, "when", when_typed(given["when"]), given["when"], words)

    def _choose(self, words: Vocabulary) -> None:
        """The choices come from the vocabulary."""
        nothing = ("", "—")
        for name, choices in {
            "stage": [(code, words.label("stage", code)) for code in words.stages],
            "evidence": [nothing, *((code, words.label("evidence", code)) for code in words.evidence)],
            "office": [nothing, *words.units.items()],
        }.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _rows(self, form: Any, name: str, typed: list | None, written: Any, words: Vocabulary) -> list[Any]:
        """A form for each row and an empty one; the text as it is written where no field can say it."""
        if f"{name}_raw" in self.data if self.is_bound else not _sayable(form, typed, words):
            self.fields[f"{name}_raw"] = long_text(_("As it is written"), rows=4)
            self.initial[f"{name}_raw"] = json.dumps(written, ensure_ascii=False, indent=1)
            return []
        if self.is_bound:
            first = next(iter(form.base_fields))
            sent = [f"{name}-{no}" for no in range(MOST) if f"{name}-{no}-{first}" in self.data]
            return [form(self.data, words=words, prefix=prefix) for prefix in sent]
        rows = [*(typed or []), form.UNSAID][:MOST]
        return [form(None, words=words, prefix=f"{name}-{no}", initial=row) for no, row in enumerate(rows)]

    def clean(self) -> dict[str, Any]:
        """Who and when, read together from their rows."""
        said: dict[str, Any] = super().clean() or {}
        said["need"] = said.get("need") or 0
        if not all([one.is_valid() for one in (*self.people, *self.tests)]):
            self.add_error(None, _("Look at who is asked and when."))
            return said
        said["who"] = self._meant("who", self.people, who_meant)
        said["when"] = self._meant("when", self.tests, when_meant)
        if not said["who"]:
            self.add_error(None, _("Say who is asked."))
        return said

    def _meant(self, name: str, rows: list[Any], meant: Any) -> Any:
        if f"{name}_raw" not in self.fields:
            return meant([row.cleaned_data for row in rows])
        try:
            return json.loads(self.cleaned_data.get(f"{name}_raw") or "{}")
        except ValueError:
            self.add_error(f"{name}_raw", _("This is not JSON; mend it, or begin the phase anew."))
            return {}

    def typed_row(self) -> Row:
        """What the draft takes."""
        return {name: self.cleaned_data[name] for name in (*self.PLAIN, "who", "when")}

    @property
    def raw(self) -> dict[str, Any]:
        """The texts as they are written, where there are any."""
        return {name: self[name] for name in ("who_raw", "when_raw") if name in self.fields}

    @property
    def rarer(self) -> bool:
        """Whether one of the rarer fields says something unusual, or is wrong."""
        rare = self.PLAIN[self.PLAIN.index("evidence") :]
        return any(str(self[name].value() or "") != str(UNSAID[name] or "") or self[name].errors for name in rare)


def _sayable(form: Any, typed: list | None, words: Vocabulary) -> bool:
    """Whether fields can say it: nothing is lost because a choice is gone."""
    sent = [{f"said-{name}": value for name, value in row.items()} for row in typed or []]
    return typed is not None and all(form(row, words=words, prefix="said").is_valid() for row in sent)


class ReasonForm(forms.Form):
    """Why (理由): of publishing, of putting an older version in force, of moving a matter."""

    note = forms.CharField(label=gettext_lazy("Reason"), max_length=200)


class PublishForm(forms.Form):
    """What is new in this version (版本说明)."""

    note = forms.CharField(label=gettext_lazy("What is new in this version"), max_length=200, required=False)
