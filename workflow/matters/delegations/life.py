"""The life of a delegation (团组的一生): its states, who may take which step, and what the system does by itself.

The transitions stand in ``steps/``, one file for each part of the life.
"""

from django.utils.translation import gettext_lazy as _

from workflow.applying import rights
from workflow.applying.rights import APPLICANT_OR_PREPARER, APPLICANT_OR_SECRETARY, ARCHIVIST, OFFICE, OFFICE_UNCONCERNED
from workflow.core.life import Life, Right
from workflow.duties import briefings
from workflow.matters.delegations.states import STATES
from workflow.registers.passports import custody

PUBLISHER = Right(roles=("fao",), secretary=True, sentence=_("The office or the unit's secretary publishes notices."))
CUSTODIAN = Right(roles=("custodian",), sentence=_("The passport custodian does this."))

RIGHTS = rights.RIGHTS | {
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
    "archive": ARCHIVIST,
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
