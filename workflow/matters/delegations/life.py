"""The life of a delegation (团组的一生): its states, who may take which step, and what the system does by itself.

The transitions stand in ``steps/``, one file for each part of the life.
"""

from django.utils.translation import gettext_lazy as _

from workflow.core.life import Life, Right
from workflow.duties import briefings
from workflow.matters.delegations.states import STATES
from workflow.registers.passports import custody

_applicant = _("Only the applicant can do this.")
_office = _("The foreign-affairs office does this.")

APPLICANT = Right(owner=True, sentence=_applicant)
APPLICANT_OR_PREPARER = Right(owner=True, preparer=True, sentence=_applicant)
APPLICANT_OR_SECRETARY = Right(
    owner=True, preparer=True, secretary=True, roles=("fao",), sentence=_("The applicant or the unit's secretary does this.")
)
OFFICE = Right(roles=("fao",), sentence=_office)
OFFICE_UNCONCERNED = Right(
    roles=("fao",), barred_may_not=True, sentence=_("The foreign-affairs office does this, and nobody on an own matter.")
)
PUBLISHER = Right(roles=("fao",), secretary=True, sentence=_("The office or the unit's secretary publishes notices."))
CUSTODIAN = Right(roles=("custodian",), sentence=_("The passport custodian does this."))

RIGHTS = {
    "begin": APPLICANT_OR_PREPARER,
    "ask_confirmation": Right(preparer=True, sentence=_("Only who prepared it asks for the confirmation.")),
    "ask_exception": APPLICANT_OR_PREPARER,
    "decide_exception": OFFICE_UNCONCERNED,
    "submit": APPLICANT,
    "withdraw": APPLICANT,
    "correct": APPLICANT_OR_SECRETARY,
    "open_notice": PUBLISHER,
    "record_objection": OFFICE,
    "settle_objection": OFFICE_UNCONCERNED,
    "record_permit": OFFICE,
    "record_visa": CUSTODIAN,
    "hold_briefing": OFFICE,
    "sign_pledge": Right(traveller=True, roles=("fao",), sentence=_("Every traveller signs for themselves.")),
    "draw_passport": CUSTODIAN,
    "take_passport_back": CUSTODIAN,
    "depart": APPLICANT_OR_SECRETARY,
    "come_home": APPLICANT_OR_SECRETARY,
    "hand_in_report": APPLICANT_OR_PREPARER,
    "accept_report": OFFICE_UNCONCERNED,
    "return_report": OFFICE_UNCONCERNED,
    "publish_second_notice": PUBLISHER,
    "settle": Right(roles=("finance",), barred_may_not=True, sentence=_("The finance office settles the costs.")),
    "share": APPLICANT_OR_SECRETARY,
    "archive": Right(roles=("archivist",), sentence=_("The archivist seals the file.")),
    "cancel": Right(owner=True, roles=("fao",), sentence=_("The applicant or the office cancels a trip.")),
    "suspend": OFFICE,
    "resume": OFFICE,
    "reopen": OFFICE_UNCONCERNED,
    "take_over": OFFICE,
}


def lacking(matter) -> list[str]:
    """What the present state still lacks before the system takes it onward."""
    if matter.state == "documents":
        return custody.lacking_documents(matter)
    if matter.state == "briefing":
        return briefings.lacking(matter)
    return []


LIFE = Life(
    states=STATES,
    rights=RIGHTS,
    onward={"documents": "documents_complete", "briefing": "briefing_complete"},
    lacking=lacking,
)
