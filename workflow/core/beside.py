"""What is done beside the steps of a life (旁议), in words: the same for every kind."""

from django.utils.translation import gettext_lazy as _

BESIDE = {
    "hand_over": _("handed on what a leaver had open"),
    "urge": _("urged those it waits for"),
    "copy": _("copied people in"),
    "read_copy": _("read the copy"),
    "comment": _("wrote a comment"),
    "finding_record": _("recorded a finding"),
    "finding_start": _("began to rectify a finding"),
    "finding_submit": _("handed in what was rectified"),
    "finding_accept": _("accepted what was rectified"),
    "finding_send_back": _("sent back what was rectified"),
}
"""Step of the journal → what somebody did."""
