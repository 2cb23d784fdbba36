"""Forms of custody (盘点、交接、证照柜、差异): counts, boxes that change hands, cabinets, settling differences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from approvals.people import directory
from approvals.people.models import Person, Role
from workflow.core.forms import long_text
from workflow.registers.models import Passport
from workflow.registers.passports import places


def boxes() -> list[str]:
    """The boxes in which documents lie."""
    kept = Passport.objects.filter(where__in=places.KEEP_A_SLOT).exclude(box="")
    return list(kept.order_by("box").values_list("box", flat=True).distinct())


class CountForm(forms.Form):
    """Which box is counted; none named is all of them."""

    box = forms.ChoiceField(label=_("What is counted"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["box"].choices = [("", _("all boxes")), *((box, box) for box in boxes())]  # type: ignore[attr-defined]


class ScanForm(forms.Form):
    """Many numbers or places at once."""

    lines = long_text(
        _("Scanned or pasted lines"), rows=6, max_length=100_000,
        help_text=_("A line each: a document number, a place like 3/12, or both. Numbers are not kept."),
    )  # fmt: skip


class HandoverForm(forms.Form):
    """A box, and who receives it."""

    box = forms.ChoiceField(label=pgettext_lazy("custody", "Box"))
    receiver = forms.ModelChoiceField(Person.objects.none(), label=_("Who receives it"))
    note = long_text(_("Note"), rows=2, max_length=500, required=False)

    def __init__(self, *args: Any, giver: Any, today: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        others = [person.pk for person in directory.having_role(Role.CUSTODIAN, on=today) if person.pk != giver.pk]
        self.fields["receiver"].queryset = Person.objects.filter(pk__in=others)  # type: ignore[attr-defined]
        self.fields["box"].choices = [(box, box) for box in boxes()]  # type: ignore[attr-defined]


class CabinetForm(forms.Form):
    """A cabinet, and the custodian who keeps it."""

    name = forms.CharField(label=pgettext_lazy("cabinet", "Name"), max_length=100)
    box = forms.CharField(
        label=pgettext_lazy("custody", "Box"), max_length=40, help_text=_("What the books call it; places are written like 3/12.")
    )
    keeper = forms.ModelChoiceField(Person.objects.none(), label=_("Keeper"))

    def __init__(self, *args: Any, today: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        found = [person.pk for person in directory.having_role(Role.CUSTODIAN, on=today)]
        self.fields["keeper"].queryset = Person.objects.filter(pk__in=found)  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """How a difference was settled."""

    why = long_text(_("How it was settled"), rows=2, max_length=500)
    adopt = forms.BooleanField(label=_("Its place is from now on where it was found"), required=False)

    def __init__(self, *args: Any, difference: Any, **kwargs: Any):
        super().__init__(*args, **kwargs | {"auto_id": f"settle_{difference.pk}_%s"})
        if difference.kind != difference.Kind.WRONG_PLACE:
            del self.fields["adopt"]
