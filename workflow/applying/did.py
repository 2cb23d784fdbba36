"""What somebody did (经过), in words: the steps of applying and of a round of two stages."""

from django.utils.translation import gettext_lazy as _

DID = {
    "begin": _("began the draft"),
    "ask_confirmation": _("asked for the applicant's confirmation"),
    "ask_exception": _("asked for an exception"),
    "decide_exception": _("decided on the exception"),
    "submit": _("handed it in"),
    "withdraw": _("withdrew it"),
    "enter_vetting": _("went to vetting"),
    "enter_approval": _("went to approval"),
    "approve": _("was approved"),
    "reject": _("was rejected"),
    "send_back": _("was sent back"),
}
