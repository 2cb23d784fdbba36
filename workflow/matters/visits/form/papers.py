"""The papers (材料): the script of a talk, and the kinds of what else belongs to a visit."""

from django.utils.translation import gettext_lazy as _

from workflow.applying.papers import Slot
from workflow.matters.visits.application import Application

SCRIPT = "talk_script"
KINDS = {
    "guest_cv": _("Curriculum vitae of a guest"),
    "counterpart_letter": _("Letter of the guests' unit"),
    "agreement": _("Agreement"),
    "budget_basis": _("Basis of the budget"),
    "given_material": _("Material to be given to the guests"),
    "other": _("Other"),
}


def slots(application: Application) -> list[Slot]:
    """The script, if somebody gives a talk."""
    if not application.talks:
        return []
    note = _("In the humanities and social science it is read by the publicity department.")
    return [Slot(SCRIPT, SCRIPT, _("Script of the talk"), note, application.talk_script)]
