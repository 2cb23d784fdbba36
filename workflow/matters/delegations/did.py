"""What somebody did (经过), in words: one for each step of the life; those of every kind are in ``applying``."""

from django.utils.translation import gettext_lazy as _

from workflow.applying import did as applying

DID = applying.DID | {
    "correct": _("corrected a clerical detail"),
    "enter_notice": _("went to the notice"),
    "open_notice": _("published the notice"),
    "record_objection": _("recorded an objection"),
    "settle_objection": _("answered the objection"),
    "record_permit": _("recorded the permit"),
    "record_visa": _("recorded a visa"),
    "documents_complete": _("documents complete"),
    "hold_briefing": _("held the briefing"),
    "sign_pledge": _("signed the pledge"),
    "briefing_complete": _("briefing complete"),
    "draw_passport": _("handed out a passport"),
    "take_passport_back": _("took a passport back"),
    "depart": _("recorded the departure"),
    "come_home": _("recorded the return"),
    "hand_in_report": _("handed in the report"),
    "accept_report": _("accepted the report"),
    "return_report": _("sent the report back"),
    "publish_second_notice": _("published the second notice"),
    "settle": _("settled the costs"),
    "share": _("shared the results"),
    "archive": _("sealed the file"),
    "cancel": _("cancelled the trip"),
    "suspend": _("suspended the matter"),
    "resume": _("resumed the matter"),
    "reopen": _("reopened the matter"),
    "take_over": _("taken over from paper"),
}
