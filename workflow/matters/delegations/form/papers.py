"""The papers (材料): a letter for every stay, the report on a longer stay, and the kinds of what else belongs to a trip."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.applying.papers import Slot
from workflow.core.countries import name as country
from workflow.matters.delegations.application import Application

INVITATION, LONGER_STAY = "invitation", "longer_stay_report"
KINDS = {
    "organiser_document": _("Organiser's letter, task notice or permit"),
    "conference": _("Conference programme or acceptance of a paper"),
    "budget_basis": _("Basis of the budget"),
    "private_passport": _("Application to travel on a private document"),
    "secrecy_opinion": _("Secrecy office's opinion"),
    "translation": _("Translation of a letter"),
    "other": _("Other"),
}


def slots(application: Application) -> list[Slot]:
    """A letter for each stay, and the report on a longer stay."""
    found = []
    for number, leg in enumerate(application.legs):
        if not leg.stopover:
            where = leg.city or (country(leg.country) if leg.country else "")
            title = gettext("Letter of invitation: %(who)s") % {"who": leg.host or where or gettext("stay %d") % (number + 1)}
            found.append(Slot(f"legs.{number}.invitation", INVITATION, title, where if leg.host else "", leg.invitation))
    note = _("Only if the stay in one country is longer than the rule allows.")
    return [*found, Slot(LONGER_STAY, LONGER_STAY, _("Report on a longer stay"), note, application.longer_stay_report)]
