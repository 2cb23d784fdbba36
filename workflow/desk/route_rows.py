"""Rows inside the form of a phase: one of those who are asked, and one condition."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.people.models import Unit
from approvals.revising.vocabulary import Vocabulary
from approvals.revising.who import who_in_words
from workflow.desk.route_typing import TESTS

SAID = {
    "is": gettext_lazy("is"), "is_not": gettext_lazy("is not"), "in": gettext_lazy("is one of"),
    "not_in": gettext_lazy("is none of"), "at_least": gettext_lazy("is at least"), "below": gettext_lazy("is less than"),
}  # fmt: skip


class PartForm(forms.Form):
    """Who is asked: a way of naming somebody, with the unit, the post and the weight where it needs them."""

    how = forms.ChoiceField(label=gettext_lazy("Person, post or role"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Which unit"), required=False)
    title = forms.CharField(label=gettext_lazy("Title of the post"), max_length=100, required=False)
    weight = forms.IntegerField(label=gettext_lazy("Weight of the vote"), min_value=1, max_value=1000, required=False)
    UNSAID = {"how": "", "unit": "", "title": "", "weight": 1}

    def __init__(self, data: Any, *, words: Vocabulary, prefix: str, initial: dict | None = None):
        super().__init__(data, prefix=prefix, initial=initial or self.UNSAID, auto_id="phase_%s")
        self.fields["how"].choices = ways(words)  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "—"), *words.units.items()]  # type: ignore[attr-defined]

    @property
    def further(self) -> bool:
        """Whether the rarer fields say something."""
        return any(str(self[name].value() or unsaid) != str(unsaid) for name, unsaid in self.UNSAID.items() if name != "how")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("how") in ("office", "post") and not said.get("unit"):
            self.add_error("unit", _("Say which unit."))
        if said.get("how") == "post" and not said.get("title"):
            self.add_error("title", _("Give the title of the post as the directory has it."))
        return said


class TestForm(forms.Form):
    """One condition: a fact, a test, a value."""

    __test__ = False  # no test of pytest's
    fact = forms.ChoiceField(label=gettext_lazy("Fact"), required=False)
    test = forms.ChoiceField(label=gettext_lazy("Test"), choices=[(test, SAID[test]) for test in TESTS], required=False)
    value = forms.CharField(
        label=gettext_lazy("Value"), max_length=200, required=False,
        help_text=gettext_lazy("Yes, no, a number or a word; several with commas."),
    )
    UNSAID = {"fact": "", "test": "is", "value": ""}

    def __init__(self, data: Any, *, words: Vocabulary, prefix: str, initial: dict | None = None):
        super().__init__(data, prefix=prefix, initial=initial or self.UNSAID, auto_id="phase_%s")
        known = [(code, words.label("fact", code)) for code in words.facts]
        self.fields["fact"].choices = [("", "—"), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("fact") and not said.get("value", "").strip():
            self.add_error("value", _("Give the value that the fact is compared with."))
        return said


def ways(words: Vocabulary) -> list:
    """Everybody who can be named, by the way of naming them."""
    def said(way: str, codes: Iterable[str], **beside: Any) -> list[tuple[str, str]]:
        named = {"of": "role", "each": "role"}.get(way, way)
        return [(f"{way}:{code}", who_in_words({named: code, **beside}, words)) for code in codes]

    return [
        ("", "—"),
        (_("Heads"), [*said("heads_of", ("unit", *Unit.Kind.values)), ("office", _("head of the unit named below"))]),
        (_("Posts"), [*said("duty", words.duties), ("post", _("the post named below"))]),
        (_("Roles"), said("role", words.roles)),
        (_("Roles in the applicant's unit"), said("of", words.roles, of="unit")),
        (_("Everybody with a role"), said("each", words.roles, each=True)),
        (_("Named in the application"), said("field", words.people_facts)),
    ]
