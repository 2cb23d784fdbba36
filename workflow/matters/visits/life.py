"""The life of a visit (来访的一生): its states, who may take which step, and what the system does by itself.

The transitions stand in ``steps/``, one file for each part of the life.
"""

from django.utils.translation import gettext_lazy as _

from workflow.applying import rights
from workflow.applying.rights import APPLICANT_OR_PREPARER, APPLICANT_OR_SECRETARY, ARCHIVIST, OFFICE, OFFICE_UNCONCERNED
from workflow.core.life import Life, Right
from workflow.matters.visits import accounts, invitations
from workflow.matters.visits.states import STATES

HOSTS = Right(
    owner=True, preparer=True, secretary=True, traveller=True, roles=("fao",),
    sentence=_("The hosts of the visit do this: the applicant, who goes along, the unit's secretary."),
)  # fmt: skip

RIGHTS = rights.RIGHTS | {
    "correct": APPLICANT_OR_SECRETARY,
    "record_permit": OFFICE,
    "name_guests": APPLICANT_OR_SECRETARY,
    "record_basis": OFFICE,
    "send_letter": OFFICE,
    "hand_in_plan": HOSTS,
    "do_task": Right(errand="reception", sentence=_("The department does this whose task it is.")),
    "arrive": HOSTS,
    "register_lodging": HOSTS,
    "log_talk": HOSTS,
    "log_present": HOSTS,
    "hand_in_present": HOSTS,
    "log_check": HOSTS,
    "leave": HOSTS,
    "hand_in_summary": APPLICANT_OR_PREPARER,
    "accept_summary": OFFICE_UNCONCERNED,
    "return_summary": OFFICE_UNCONCERNED,
    "make_promise": HOSTS,
    "close_promise": Right(
        roles=("fao",), errand="promise", sentence=_("Whoever keeps the promise closes it, or the foreign-affairs office.")
    ),
    "settle": Right(roles=("finance",), barred_may_not=True, sentence=_("The finance office settles the costs.")),
    "share": HOSTS,
    "archive": ARCHIVIST,
    "cancel": Right(owner=True, roles=("fao",), sentence=_("The applicant or the office cancels a visit.")),
    "suspend": OFFICE,
    "resume": OFFICE,
    "reopen": OFFICE_UNCONCERNED,
}


def lacking(matter) -> list[str]:
    """What the present state still lacks before the system takes it onward."""
    if matter.state == "invited":
        return invitations.lacking(matter)
    if matter.state == "summary":
        costs = [str(_("The costs are not settled yet."))] if accounts.owes(matter) else []
        return [*accounts.summary_lacking(matter), *costs]
    return []


LIFE = Life(
    states=STATES,
    rights=RIGHTS,
    onward={"invited": "invitation_complete", "summary": "accounts_complete"},
    lacking=lacking,
)
