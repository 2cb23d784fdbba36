"""What somebody did (经过), in words: one for each step of the life; those of every kind are in ``applying``."""

from django.utils.translation import gettext_lazy as _

from workflow.applying import did as applying

DID = applying.DID | {
    "correct": _("corrected a clerical detail"),
    "record_permit": _("recorded the permit"),
    "name_guests": _("named the guests"),
    "record_basis": _("recorded the basis of entry"),
    "send_letter": _("sent the invitation letter"),
    "invitation_complete": _("the invitation is complete"),
    "hand_in_plan": _("handed in the reception plan"),
    "do_task": _("did a task of the reception"),
    "arrive": _("recorded the arrival"),
    "register_lodging": _("registered the lodging"),
    "log_talk": _("recorded a talk"),
    "log_present": _("recorded a gift"),
    "hand_in_present": _("handed in a received gift"),
    "log_check": _("filled in the list of checks"),
    "leave": _("recorded that the guests left"),
    "hand_in_summary": _("handed in the summary"),
    "accept_summary": _("accepted the summary"),
    "return_summary": _("sent the summary back"),
    "make_promise": _("recorded a promise"),
    "close_promise": _("closed a promise"),
    "settle": _("settled the costs"),
    "accounts_complete": _("summary and costs are done"),
    "share": _("shared the results"),
    "archive": _("sealed the file"),
    "cancel": _("cancelled the visit"),
    "suspend": _("suspended the matter"),
    "resume": _("resumed the matter"),
    "reopen": _("reopened the matter"),
}
