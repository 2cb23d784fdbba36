"""What is done beside the steps of a life (旁议), in words: the same for every kind."""

from django.utils.translation import gettext_lazy as _

BESIDE = {
    "hand_over": _("handed on what a leaver had open"),
    "urge": _("urged those it waits for"),
    "copy": _("copied people in"),
    "read_copy": _("read the copy"),
    "comment": _("wrote a comment"),
}
"""Step of the journal → what somebody did."""
