"""Forms of the figures (统计表单): a ledger to import, the weights of the indicators."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.statistics.models import Indicator
from workflow.statistics.scoring import MEASURES


class LedgerForm(forms.Form):
    """One file, and of which year all of its rows must be."""

    file = forms.FileField(
        label=gettext_lazy("Ledger (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Use the template; at most 20,000 lines. The same file twice counts once."),
    )  # fmt: skip
    year = forms.IntegerField(
        label=gettext_lazy("Year of the ledger"), required=False, min_value=1949, max_value=2999,
        help_text=gettext_lazy("Rows of another year are then refused; empty: any year."),
    )  # fmt: skip


class WeightsForm(forms.Form):
    """A name, a unit of measure and a weight for everything that can be measured."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = {row.code: row for row in Indicator.objects.current()}
        for code, measure in MEASURES.items():
            row = known.get(code)
            named = {"measure": measure.name}
            self.fields[f"{code}-name"] = forms.CharField(
                label=_("Name of “%(measure)s”") % named, max_length=100, initial=row.name if row else measure.name)
            self.fields[f"{code}-measured_in"] = forms.CharField(
                label=_("Unit of measure"), max_length=20, initial=row.measured_in if row else measure.measured_in)
            self.fields[f"{code}-weight"] = forms.DecimalField(
                label=_("Weight"), min_value=0, max_value=9999, decimal_places=2, initial=row.weight if row else 0)  # fmt: skip

    def rows(self) -> Iterator[list[forms.BoundField]]:
        """The three boxes of each measure."""
        for code in MEASURES:
            yield [self[f"{code}-{name}"] for name in ("name", "measured_in", "weight")]

    def weights(self) -> dict[str, dict[str, Any]]:
        """Code → what was written."""
        names = ("name", "measured_in", "weight")
        return {code: {name: self.cleaned_data[f"{code}-{name}"] for name in names} for code in MEASURES}
