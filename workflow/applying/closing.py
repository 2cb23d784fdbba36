"""The end of every kind as forms (收尾): settle the costs, share the results, seal the file."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, date_field, long_text
from workflow.duties.models import Sharing


class Settle(StepForm):
    """Settle the costs (核销): what was approved stands there line by line; the actual amounts are filled in, in yuan."""

    step, title, button, icon, errand = "settle", _("Settle the costs"), _("Settle"), "receipt-text", "settle"
    note = long_text(_("Note; why, where more was spent than approved"), required=False)

    @abstractmethod
    def approved(self) -> Sequence[Any]:
        """The lines of the application, in order."""

    @abstractmethod
    def label(self, line: Any) -> str:
        """What a line asks for."""

    def beside(self, number: int, line: Any) -> dict[str, forms.Field]:
        """Further fields of a line, by name."""
        return {}

    def prepare(self) -> None:
        for number, line in enumerate(self.approved()):
            self.fields[f"line{number}"] = forms.DecimalField(
                label=self.label(line), min_value=0, max_digits=10, decimal_places=2
            )
            self.fields.update(self.beside(number, line))
        self.order_fields([*[name for name in self.fields if name != "note"], "note"])


class Share(StepForm):
    step, title, button, icon, errand = "share", _("Share the results"), _("Record"), "lightbulb", "share"
    held_on = date_field(_("Held or published on"))
    form = forms.ChoiceField(label=_("Form"), choices=Sharing.Form)
    title_ = forms.CharField(label=_("Title"), max_length=200)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    attendance = forms.IntegerField(label=_("How many attended"), min_value=0, required=False)
    material = forms.FileField(label=_("Material"), required=False)
    uploads = {"material": "sharing"}

    def prepare(self):
        self.initial.setdefault("held_on", self.today)

    def facts(self, *, now):
        facts = super().facts(now=now)
        return facts | {"title": facts.pop("title_"), "attendance": facts["attendance"] or 0}


class Archive(StepForm):
    step, title, button, icon, errand = "archive", _("Seal the file"), _("Seal"), "archive", "archive"
